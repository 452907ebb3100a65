export * from './cell.js';
export * from './issue.js';
export * from './list.js';
