/**
 * The adapter for MCP's 2025 era (2024-11-05 to 2025-11-25), on the MCP Java SDK: the only room of
 * the host that knows the SDK. The SDK keeps the handshake, the exchange with the client and the
 * messages' types; what arrives malformed, early, twice or cancelled is dealt with here, before it
 * reaches the SDK.
 */
package io.cargoshipper.host.protocol.sdk;
