/** What speaks to the API, and the schemas of all it answers: the largest part of EMC, so the pane loads it when asked. */
export { client } from '@emc/contract';
