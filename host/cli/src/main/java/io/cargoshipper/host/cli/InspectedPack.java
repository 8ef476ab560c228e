package io.cargoshipper.host.cli;

import io.cargoshipper.api.index.PackIndex;
import io.cargoshipper.api.index.ToolIndex;
import io.cargoshipper.api.index.UriTemplate;
import io.cargoshipper.host.Host;
import io.cargoshipper.host.catalog.Offer;
import io.cargoshipper.host.catalog.PromptOffer;
import io.cargoshipper.host.catalog.ResourceOffer;
import io.cargoshipper.host.catalog.TemplateOffer;
import io.cargoshipper.host.catalog.ToolOffer;
import io.cargoshipper.host.pack.JarContents;
import io.cargoshipper.host.pack.Pack;
import io.cargoshipper.host.policy.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a pack offers and needs, by its jars and the configuration.
 *
 * @param pack the pack
 * @param installed whether it is one of the host's
 * @param jars what stands in its jars
 * @param settings what it cannot work without
 * @param offers what it offers, and what becomes of each
 */
record InspectedPack(
        Pack pack,
        boolean installed,
        List<JarContents> jars,
        List<Setting> settings,
        List<Judged> offers) {

    InspectedPack {
        jars = List.copyOf(jars);
        settings = List.copyOf(settings);
        offers = List.copyOf(offers);
    }

    /**
     * A setting.
     *
     * @param path its whole path in the configuration
     * @param doc what it is for
     * @param missing whether nobody has set it
     */
    record Setting(String path, String doc, boolean missing) {}

    /**
     * Something that it offers.
     *
     * @param offer what it is
     * @param refusal why clients are not offered it; empty if they are
     */
    record Judged(Offer offer, Optional<String> refusal) {

        /** What raises the tier of a call, one text each; none for what is no tool. */
        List<String> raises() {
            if (!(offer instanceof ToolOffer tool)) {
                return List.of();
            }
            return Stream.concat(
                            tool.index().raises().stream().map(Judged::raise),
                            tool.index().tierRule().map("rule %s"::formatted).stream())
                    .toList();
        }

        private static String raise(ToolIndex.Raise raise) {
            return "%s%s: %s"
                    .formatted(
                            raise.argument(),
                            switch (raise.when()) {
                                case SET -> "";
                                case FALSE -> "=false";
                            },
                            lower(raise.tier()));
        }
    }

    /**
     * Inspects a pack.
     *
     * @throws IOException if one of its files cannot be read
     */
    static InspectedPack of(Host host, Pack pack) throws IOException {
        List<JarContents> jars = new ArrayList<>();
        for (Path jar : pack.files().jars()) {
            jars.add(JarContents.read(jar));
        }
        Optional<PackIndex> index = pack.index();
        List<PackIndex.SettingIndex> lacking = host.packs().lacking(pack);
        return new InspectedPack(
                pack,
                host.packs().all().contains(pack),
                jars,
                index.stream()
                        .flatMap(known -> known.settings().stream())
                        .map(
                                setting ->
                                        new Setting(
                                                "packs.%s.%s"
                                                        .formatted(pack.name(), setting.path()),
                                                setting.doc(),
                                                lacking.contains(setting)))
                        .toList(),
                index.stream()
                        .flatMap(known -> offers(pack, known))
                        .map(offer -> new Judged(offer, refusal(host, offer)))
                        .toList());
    }

    private static Stream<Offer> offers(Pack pack, PackIndex index) {
        return Stream.of(
                        index.tools().stream().map(tool -> new ToolOffer(pack, tool)),
                        index.prompts().stream().map(prompt -> new PromptOffer(pack, prompt)),
                        index.resources().stream().map(one -> new ResourceOffer(pack, one)),
                        index.resourceTemplates().stream()
                                .map(
                                        family ->
                                                new TemplateOffer(
                                                        pack,
                                                        family,
                                                        UriTemplate.parse(family.uriTemplate()))))
                .flatMap(offers -> offers.map(Offer.class::cast));
    }

    /** A pack that does not work offers nothing, whatever policy says. */
    private static Optional<String> refusal(Host host, Offer offer) {
        Pack.Status status = offer.pack().status();
        if (!status.state().isOffered()) {
            return Optional.of("its pack is %s: %s".formatted(status.state(), status.reason()));
        }
        return host.catalog().judge(offer) instanceof Verdict.Refused refused
                ? Optional.of(refused.reason())
                : Optional.empty();
    }

    /** What its methods ask of the host. */
    List<String> capabilities() {
        return offers.stream()
                .flatMap(
                        judged ->
                                judged.offer() instanceof ToolOffer tool
                                        ? tool.index().capabilities().stream()
                                        : judged.offer().code().capabilities().stream())
                .distinct()
                .sorted()
                .map(InspectedPack::lower)
                .toList();
    }

    /** Those of its offers that are of a type. */
    List<Judged> offers(Class<? extends Offer> type) {
        return offers.stream().filter(judged -> type.isInstance(judged.offer())).toList();
    }

    static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
