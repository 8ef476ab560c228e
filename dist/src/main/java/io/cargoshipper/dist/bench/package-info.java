/** Measures of the built distribution. Programs, not tests: they report, and a person judges. */
package io.cargoshipper.dist.bench;
