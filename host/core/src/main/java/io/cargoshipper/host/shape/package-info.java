/**
 * What is done to what packs return before a client gets it: text from outside is cleaned and
 * fenced, and what is too large is refused.
 */
package io.cargoshipper.host.shape;
