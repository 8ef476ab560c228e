package io.cargoshipper.host.protocol.sdk;

import io.cargoshipper.host.approval.ApprovalDesk;
import io.cargoshipper.host.catalog.Kind;
import io.cargoshipper.host.catalog.Offerings;
import io.cargoshipper.host.pipeline.Calls;
import io.cargoshipper.host.pipeline.ResourceListing;
import io.cargoshipper.host.protocol.Connection;
import io.cargoshipper.host.protocol.Outlet;
import io.cargoshipper.host.protocol.Protocol;
import io.cargoshipper.host.protocol.ServerIdentity;
import io.cargoshipper.host.subscription.Subscriptions;
import io.modelcontextprotocol.spec.McpSchema;
import java.util.Objects;
import java.util.Set;

/**
 * The protocol of MCP's 2025 era: revisions 2024-11-05 to 2025-11-25. One instance serves any
 * number of connections.
 */
public final class SdkProtocol implements Protocol {
    /** More than most installations offer: many clients read the first page only. */
    private static final int PAGE_SIZE = 1_000;

    private final Messages messages = new Messages();
    private final Sessions sessions = new Sessions();
    private final RequestLimits limits;
    private final Methods methods;

    /**
     * Serves what is offered, which is looked up anew for each listing.
     *
     * @param identity what {@code initialize} is answered with
     * @param offerings what there is to list
     * @param calls where calls go
     * @param approvals where clients' users approve calls
     * @param subscriptions who tells of changed resources
     */
    public SdkProtocol(
            ServerIdentity identity,
            Offerings offerings,
            Calls calls,
            ApprovalDesk approvals,
            Subscriptions subscriptions) {
        this(
                identity,
                offerings,
                calls,
                approvals,
                subscriptions,
                PAGE_SIZE,
                RequestLimits.ofThisMachine());
    }

    SdkProtocol(
            ServerIdentity identity,
            Offerings offerings,
            Calls calls,
            ApprovalDesk approvals,
            Subscriptions subscriptions,
            int pageSize,
            RequestLimits limits) {
        this.limits = Objects.requireNonNull(limits, "limits");
        if (pageSize < 1) {
            throw new IllegalArgumentException("pageSize must be at least 1, not " + pageSize);
        }
        PipelineCalls pipeline =
                new PipelineCalls(calls, sessions, new ClientApproval(approvals, sessions));
        ResourceListing listing = new ResourceListing(offerings, calls);
        SessionSubscriptions subscribed = new SessionSubscriptions(subscriptions, sessions);
        this.methods =
                Methods.builder()
                        .serve(McpSchema.METHOD_PING, new Ping())
                        .serve(
                                McpSchema.METHOD_TOOLS_LIST,
                                new ToolsList(offerings, sessions, pageSize))
                        .serve(McpSchema.METHOD_TOOLS_CALL, new ToolsCall(pipeline, sessions))
                        .serve(
                                McpSchema.METHOD_PROMPT_LIST,
                                new PromptsList(offerings, sessions, pageSize))
                        .serve(McpSchema.METHOD_PROMPT_GET, new PromptsGet(pipeline, sessions))
                        .serve(
                                McpSchema.METHOD_RESOURCES_LIST,
                                new ResourcesList(listing, sessions, subscribed, pageSize))
                        .serve(
                                McpSchema.METHOD_RESOURCES_TEMPLATES_LIST,
                                new ResourceTemplatesList(offerings, pageSize))
                        .serve(McpSchema.METHOD_RESOURCES_READ, new ResourcesRead(pipeline))
                        .serve(
                                McpSchema.METHOD_RESOURCES_SUBSCRIBE,
                                new ResourcesSubscribe(pipeline, subscribed))
                        .serve(
                                McpSchema.METHOD_RESOURCES_UNSUBSCRIBE,
                                new ResourcesUnsubscribe(subscribed))
                        .serve(
                                McpSchema.METHOD_COMPLETION_COMPLETE,
                                new CompletionComplete(pipeline))
                        .serve(McpSchema.METHOD_LOGGING_SET_LEVEL, new SetLevel(sessions))
                        .build(identity);
    }

    @Override
    public Connection open(Outlet outlet) {
        return new SdkConnection(methods, messages, sessions, outlet, limits);
    }

    /** Tells every initialised client which lists have changed, each list once. */
    public void offersChanged(Set<Kind> kinds) {
        if (kinds.contains(Kind.TOOL)) {
            toolsChanged();
        }
        if (kinds.contains(Kind.PROMPT)) {
            promptsChanged();
        }
        if (kinds.contains(Kind.RESOURCE) || kinds.contains(Kind.TEMPLATE)) {
            resourcesChanged(); // the protocol has one notification for both
        }
    }

    /** Tells every initialised client that the list of tools has changed. */
    public void toolsChanged() {
        sessions.notifyAll(McpSchema.METHOD_NOTIFICATION_TOOLS_LIST_CHANGED);
    }

    /** Tells every initialised client that the list of prompts has changed. */
    public void promptsChanged() {
        sessions.notifyAll(McpSchema.METHOD_NOTIFICATION_PROMPTS_LIST_CHANGED);
    }

    /** Tells every initialised client that the list of resources has changed. */
    public void resourcesChanged() {
        sessions.notifyAll(McpSchema.METHOD_NOTIFICATION_RESOURCES_LIST_CHANGED);
    }
}
