package io.cargoshipper.host.cli;

import io.cargoshipper.host.catalog.PromptOffer;
import io.cargoshipper.host.catalog.ReadableOffer;
import io.cargoshipper.host.catalog.ToolOffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a pack offers and needs, for programs. */
final class InspectedPackJson {

    private InspectedPackJson() {}

    static Map<String, Object> of(InspectedPack pack) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", pack.pack().name());
        pack.pack()
                .index()
                .ifPresent(
                        index -> {
                            json.put("version", index.version());
                            json.put("api", index.api());
                        });
        json.put("installed", pack.installed());
        json.put("state", pack.pack().status().state().name());
        if (!pack.pack().status().reason().isEmpty()) {
            json.put("reason", pack.pack().status().reason());
        }
        json.put("location", pack.pack().files().location().toString());
        json.put("files", PackFilesJson.of(pack.jars()));
        json.put("capabilities", pack.capabilities());
        json.put("settings", pack.settings().stream().map(InspectedPackJson::setting).toList());
        json.put("tools", offers(pack.offers(ToolOffer.class)));
        json.put("prompts", offers(pack.offers(PromptOffer.class)));
        json.put("resources", offers(pack.offers(ReadableOffer.class)));
        return json;
    }

    private static Map<String, Object> setting(InspectedPack.Setting setting) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("path", setting.path());
        json.put("description", setting.doc());
        json.put("missing", setting.missing());
        return json;
    }

    private static List<Map<String, Object>> offers(List<InspectedPack.Judged> offers) {
        return offers.stream().map(InspectedPackJson::offer).toList();
    }

    private static Map<String, Object> offer(InspectedPack.Judged judged) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", judged.offer().name());
        if (judged.offer() instanceof ToolOffer tool) {
            json.put("tier", InspectedPack.lower(tool.tier()));
            json.put("raises", judged.raises());
        }
        json.put("offered", judged.refusal().isEmpty());
        judged.refusal().ifPresent(reason -> json.put("refused", reason));
        return json;
    }
}
