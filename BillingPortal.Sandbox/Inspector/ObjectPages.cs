using BillingPortal.Sandbox.Resources;
using BillingPortal.Sandbox.Wire;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace BillingPortal.Sandbox.Inspector;

/// <summary>Objects by type, and one of them with what has happened to it and what may be done with it.</summary>
internal static class ObjectPages
{
    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet("/objects", (HttpContext context, SandboxOptions options, SandboxView view, string? type, long? before, CancellationToken ct) =>
            ListAsync(context, options, view, type ?? Customers.Kind, "Objects", before, ct));
        pages.MapGet("/events", (HttpContext context, SandboxOptions options, SandboxView view, long? before, CancellationToken ct) =>
            ListAsync(context, options, view, Events.Kind, "Events", before, ct));
        pages.MapGet("/objects/{id}", (HttpContext context, SandboxOptions options, SandboxView view, Records records, string id, CancellationToken ct) =>
            OneAsync(context, options, view, records, id, refusal: null, ct));
        pages.MapGet("/events/{id}", (HttpContext context, SandboxOptions options, SandboxView view, Records records, string id, CancellationToken ct) =>
            OneAsync(context, options, view, records, id, refusal: null, ct));
        pages.MapPost("/objects/{id}/{deed}", ActAsync);
    }

    private static async Task<IResult> ListAsync(HttpContext context, SandboxOptions options, SandboxView view, string type, string room, long? before, CancellationToken ct)
    {
        var site = Site.Of(context, options);
        var found = await view.ObjectsAsync(type, Records.PageSize, before, ct);
        var types = room == "Events" ? Html.None : Types(site, await view.TypesAsync(ct), type);
        var more = found.Count == Records.PageSize ? Html.Of($"<p><a href=\"?type={Uri.EscapeDataString(type)}&amp;before={found[^1].Seq}\">Older</a></p>") : Html.None;
        return site.Page(context.Response, room, room, Html.Of($"""
            <h1>{room}</h1>
            {types}
            {Parts.Table(room, ["Id", "What", "Status", "Customer", "Created"], found.Select(f => Line(site, f.Thing)), $"There is no {type.Replace('_', ' ')} yet. It will be here as soon as the API makes one.")}
            {more}
            """));
    }

    private static Html Types(Site site, IReadOnlyList<(string Type, long Count)> types, string chosen) => Html.Of($"""
        <nav class="chips" aria-label="Types">{types.Select(t => Html.Of($"<a href=\"{site.Root}/objects?type={Uri.EscapeDataString(t.Type)}\"{(t.Type == chosen ? new Html(" aria-current=\"true\"") : Html.None)}>{t.Type.Replace('_', ' ')} <span>{t.Count}</span></a>"))}</nav>
        """);

    private static Html Line(Site site, JsonObject thing) => Parts.Row(site.Link(thing.Id()), Parts.Text(Parts.Summary(thing)), Parts.Status(Parts.StatusOf(thing)),
        Owner(thing) is { } customer ? site.Link(customer) : Html.None, thing.ContainsKey("created") ? Parts.Instant(thing.Number("created")) : Html.None);

    private static string? Owner(JsonObject thing) => thing["customer"] is JsonValue value && value.TryGetValue<string>(out var customer) ? customer : null;

    private static async Task<IResult> OneAsync(HttpContext context, SandboxOptions options, SandboxView view, Records records, string id, string? refusal, CancellationToken ct)
    {
        var site = Site.Of(context, options);
        if (await view.FindAsync(id, ct) is not { } thing) return site.Missing(context.Response, "object", id);
        var type = thing.Text("object") ?? "object";
        var body = Html.Of($"""
            <h1>{type.Replace('_', ' ')} <code>{id}</code></h1>
            <p class="lead">{Parts.Summary(thing)} {Parts.Status(Parts.StatusOf(thing))}</p>
            {(refusal is null ? Html.None : Html.Of($"<p class=\"refusal\" role=\"alert\">{refusal}</p>"))}
            {Deeds.For(site, thing)}
            <section aria-labelledby="json"><h2 id="json">As the API shows it</h2><pre tabindex="0" aria-labelledby="json">{site.Linked(Veil.Over(Json.Written(thing)))}</pre></section>
            {await AboutAsync(site, view, records, id, type == Events.Kind, ct)}
            """);
        return site.Page(context.Response, id, type == Events.Kind ? "Events" : "Objects", body, refusal is null ? 200 : StatusCodes.Status409Conflict);
    }

    private static async Task<Html> AboutAsync(Site site, SandboxView view, Records records, string id, bool isEvent, CancellationToken ct) => isEvent
        ? Html.Of($"""<section aria-labelledby="sent"><h2 id="sent">Deliveries</h2>{DeliveryPages.Table(site, await view.DeliveriesAsync(happened: id, ct: ct))}</section>""")
        : Html.Of($"""
            <section aria-labelledby="news"><h2 id="news">Events</h2>{Parts.Table("Events", ["Id", "Type", "When"], (await records.EventsAboutAsync(id, ct)).Select(e => Parts.Row(site.Link(e.Id()), Parts.Code(e.Text("type")), Parts.Instant(e.Number("created")))), "No event tells of it.")}</section>
            <section aria-labelledby="asked"><h2 id="asked">Requests that name it</h2>{RequestPages.Table(site, await records.RequestsAboutAsync(id, ct))}</section>
            """);

    private static async Task<IResult> ActAsync(HttpContext context, SandboxOptions options, SandboxActions actions, SandboxView view, Records records, string id, string deed, CancellationToken ct)
    {
        var form = await context.Request.ReadFormAsync(ct);
        if (await Deeds.DoAsync(actions, deed, id, form["reason"].ToString(), ct) is not { } result) return Site.Of(context, options).Missing(context.Response, "deed", deed);
        return result.Refusal is { } refusal
            ? await OneAsync(context, options, view, records, id, refusal, ct)
            : InspectorRoutes.SeeOther(context.Response, $"{Site.Of(context, options).Root}/objects/{Uri.EscapeDataString(id)}");
    }
}
