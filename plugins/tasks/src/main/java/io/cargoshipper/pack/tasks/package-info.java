/** Tools for the tasks of an HTTP backend. */
package io.cargoshipper.pack.tasks;
