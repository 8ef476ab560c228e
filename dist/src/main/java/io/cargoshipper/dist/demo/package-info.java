/** The demo: a real MCP client talks to the built distribution, and a person reads along. */
package io.cargoshipper.dist.demo;
