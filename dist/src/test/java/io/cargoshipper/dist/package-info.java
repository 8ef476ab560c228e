/**
 * Tests of the built distribution through its front door: the launcher as a process, spoken to over
 * stdin and stdout, on a real engine.
 */
package io.cargoshipper.dist;
