/** The network side of the host: HTTP, authorization, TLS and metrics. Nothing is here yet. */
package io.cargoshipper.host.http;
