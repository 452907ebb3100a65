import { ruleBook } from './rulebook.js';

process.stdout.write(ruleBook());
