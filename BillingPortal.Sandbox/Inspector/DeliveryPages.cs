using BillingPortal.Sandbox.Wire;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace BillingPortal.Sandbox.Inspector;

/// <summary>Webhooks on their way, and how they arrived.</summary>
internal static class DeliveryPages
{
    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet("/deliveries", ListAsync);
        pages.MapPost("/deliveries/{id}/again", AgainAsync);
    }

    public static Html Table(Site site, IReadOnlyList<JsonObject> deliveries) => Parts.Table("Deliveries", ["Type", "State", "Answer", "Again", "Attempts", "Due", "Event", "Endpoint"],
        deliveries.Select(d => Parts.Row(Parts.Code(d.Text("type")), Parts.Status(d.Text("state")), Answer(d), Again(site, d), Parts.Text($"{d.Number("attempts")}"),
            Parts.Instant(d.Text("due")), site.Link(d.Text("event")!), site.Link(d.Text("endpoint")!))), "Nothing was sent. Events go to the endpoints that want to hear of them.");

    private static Html Answer(JsonObject delivery) => delivery["status"] is null ? Parts.Text(delivery.Text("note") ?? "none yet") : Parts.Status((int)delivery.Number("status"));

    private static Html Again(Site site, JsonObject delivery) => Html.Of($"""
        <form method="post" action="{site.Root}/deliveries/{delivery.Id()}/again"><button type="submit" class="small" aria-label="Send again: {delivery.Text("type")}">Send again</button></form>
        """);

    private static async Task<IResult> ListAsync(HttpContext context, SandboxOptions options, SandboxView view, long? before, CancellationToken ct)
    {
        var site = Site.Of(context, options);
        var found = await view.DeliveriesAsync(Records.PageSize, before, ct: ct);
        return site.Page(context.Response, "Deliveries", "Deliveries", Html.Of($"""
            <h1>Deliveries</h1>
            <p class="lead">What fails is tried again with growing pauses, for three days at most.</p>
            {Table(site, found)}
            {(found.Count < Records.PageSize ? Html.None : Html.Of($"<p><a href=\"?before={found[^1].Number("seq")}\">Older</a></p>"))}
            """));
    }

    private static async Task<IResult> AgainAsync(HttpContext context, SandboxOptions options, SandboxActions actions, string id, CancellationToken ct)
    {
        var site = Site.Of(context, options);
        var result = await actions.ResendAsync(id, ct);
        return result.Refusal is null ? InspectorRoutes.SeeOther(context.Response, $"{site.Root}/deliveries") : site.Missing(context.Response, "delivery", id);
    }
}
