package io.cargoshipper.host.catalog;

import java.util.List;

/** What is offered to clients now, under the policy in force. */
public interface ToolCatalog {

    /** The tools, in a stable order: by pack as loaded, then by name. */
    List<OfferedTool> offered();
}
