// What a number in a sheet stands for; the task pane loads this part alone, so nothing of Node may come with it.
export { numberIn } from './sheet.cell.js';
export { numberFormat } from './styles.js';
