/**
 * Files of this machine for tools: below the operator's folders ({@code files.roots}) and nowhere
 * else.
 *
 * <p>No path is checked first and opened later. {@link io.cargoshipper.host.files.PathWalk} goes
 * from an open root to the file one name at a time, each name looked up in the folder that is open
 * and never through a link; what a link says is read as text, and walked likewise. So whoever
 * renames or relinks things meanwhile can make an opening fail, not leave the roots. Where the
 * platform cannot look names up in an open folder, {@link io.cargoshipper.host.files.CheckedFolder}
 * says how far that holds.
 */
package io.cargoshipper.host.files;
