using BillingPortal.Sandbox.Chaos;
using BillingPortal.Sandbox.Resources;
using BillingPortal.Sandbox.Wire;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace BillingPortal.Sandbox.Inspector;

internal static class OverviewPage
{
    public static void Map(IEndpointRouteBuilder pages) => pages.MapGet("", ShowAsync);

    private static async Task<IResult> ShowAsync(HttpContext context, SandboxOptions options, SandboxView view, Records records, ChaosSwitches chaos, CancellationToken ct)
    {
        var site = Site.Of(context, options);
        var on = chaos.Read();
        var clock = Url(context, options, "/clock");
        return site.Page(context.Response, "Overview", "Overview", Html.Of($"""
            <h1>Overview</h1>
            <p class="lead">{(on.Count == 0 ? Html.Of($"All runs as it should: no trouble is switched on.") : Html.Of($"Trouble is switched on: {string.Join(", ", on.Select(o => o.Key))}. <a href=\"{site.Root}/chaos\">Change</a>"))}</p>
            {Clock(options, clock)}
            <section aria-labelledby="objects"><h2 id="objects">Objects</h2><ul class="tiles">{(await view.TypesAsync(ct)).Select(t => Tile(site, t.Type, t.Count))}</ul></section>
            <section aria-labelledby="endpoints"><h2 id="endpoints">Webhook endpoints</h2>{Endpoints(site, await view.ObjectsAsync(WebhookEndpoints.Kind, ct: ct))}
            <p class="quiet">Deliveries: {Counts(await records.DeliveryStatesAsync(ct))}. <a href="{site.Root}/deliveries">See them</a></p></section>
            <section aria-labelledby="keys"><h2 id="keys">Keys</h2><p class="quiet">Any key that begins with sk_test_ or pk_test_ opens this sandbox. Requests by key: {Counts(await records.KeysAsync(ct))}.</p></section>
            """), script: "clock.js");
    }

    private static string Url(HttpContext context, SandboxOptions options, string path) => $"{context.Request.PathBase}{options.Prefix}{path}";

    // The clock belongs to the host; the stand-in only shows it.
    private static Html Clock(SandboxOptions options, string url) => Html.Of($"""
        <section aria-labelledby="clock"><h2 id="clock">Clock</h2>
        <p>Billing time is {Parts.Instant(options.Now())} UTC. Signatures and retries follow real time.</p>
        <form id="clock-form" class="line" data-url="{url}">
        <label for="amount">Go forward by</label><input id="amount" name="amount" type="number" min="1" max="3660" value="1" required>
        <label for="unit" class="hidden">Unit</label><select id="unit" name="unit"><option value="3600">hours</option><option value="86400" selected>days</option></select>
        <button type="submit">Move the clock</button></form>
        <p id="clock-said" role="status" class="quiet"></p></section>
        """);

    private static Html Tile(Site site, string type, long count) =>
        Html.Of($"""<li><a href="{site.Root}/objects?type={Uri.EscapeDataString(type)}"><strong>{count}</strong> {type.Replace('_', ' ')}</a></li>""");

    private static Html Endpoints(Site site, IReadOnlyList<(long Seq, JsonObject Thing)> endpoints) => Parts.Table("Webhook endpoints", ["Id", "Address", "Status", "Events"],
        endpoints.Select(e => Parts.Row(site.Link(e.Thing.Id()), Parts.Code(e.Thing.Text("url")), Parts.Status(e.Thing.Text("status")), Parts.Text(string.Join(", ", ((JsonArray)e.Thing["enabled_events"]!).Take(4).Select(x => (string)x!)) + (((JsonArray)e.Thing["enabled_events"]!).Count > 4 ? " …" : "")))),
        "None yet. The portal makes its own when it starts; others come by POST /v1/webhook_endpoints.");

    private static string Counts(IReadOnlyList<(string Name, long Count)> counts) => counts.Count == 0 ? "none yet" : string.Join(", ", counts.Select(c => $"{c.Count} {c.Name}"));
}
