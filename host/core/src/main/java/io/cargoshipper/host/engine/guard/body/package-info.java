/**
 * Reads what a request says besides its path, as the engine reads it: JSON by the reviewed list of
 * fields ({@code fields.tsv}), and the query. What an engine could read otherwise is not read at
 * all.
 */
package io.cargoshipper.host.engine.guard.body;
