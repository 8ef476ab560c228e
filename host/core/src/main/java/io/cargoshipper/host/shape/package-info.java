/**
 * What is done to what packs return before a client gets it: it is cleaned of what nobody would
 * see, secrets are taken out, text from outside is fenced, and what is too large is cut, and kept
 * for a while.
 */
package io.cargoshipper.host.shape;
