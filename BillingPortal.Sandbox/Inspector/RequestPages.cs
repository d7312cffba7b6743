using BillingPortal.Sandbox.Wire;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace BillingPortal.Sandbox.Inspector;

/// <summary>What was asked of the API and what it answered.</summary>
internal static class RequestPages
{
    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet("/requests", ListAsync);
        pages.MapGet("/requests/{id}", OneAsync);
    }

    public static Html Table(Site site, IReadOnlyList<JsonObject> requests) => Parts.Table("Requests", ["Answer", "Method", "Path", "Id", "Took", "When", "Key"],
        requests.Select(r => Parts.Row(Parts.Status((int)r.Number("status")), Parts.Text(r.Text("method")), Parts.Code(Veil.Over(r.Text("path")!)), site.Link(r.Id()),
            Parts.Text($"{r.Number("milliseconds")} ms"), Parts.Instant(r.Text("at")), Parts.Code(r.Text("key")))), "No request fits.");

    private static async Task<IResult> ListAsync(HttpContext context, SandboxOptions options, Records records, string? path, string? method, string? failed, long? before, CancellationToken ct)
    {
        var site = Site.Of(context, options);
        var filter = new RequestFilter(path ?? "", method ?? "", failed is "on", before);
        var found = await records.RequestsAsync(filter, ct);
        return site.Page(context.Response, "Requests", "Requests", Html.Of($"""
            <h1>Requests</h1>
            <p class="lead">The last {options.RememberedRequests} are kept.</p>
            {Form(filter)}
            {Table(site, found)}
            {(found.Count < Records.PageSize ? Html.None : Html.Of($"<p><a href=\"?path={Uri.EscapeDataString(filter.Path)}&amp;method={Uri.EscapeDataString(filter.Method)}{(filter.OnlyFailed ? "&failed=on" : "")}&amp;before={found[^1].Number("seq")}\">Older</a></p>"))}
            """));
    }

    private static Html Form(RequestFilter filter) => Html.Of($"""
        <form method="get" class="line">
        <span class="pair"><label for="path">Path contains</label><input id="path" name="path" value="{filter.Path}"></span>
        <span class="pair"><label for="method">Method</label><select id="method" name="method">{new[] { "", "GET", "POST", "DELETE" }.Select(m => Html.Of($"<option value=\"{m}\"{(m == filter.Method ? new Html(" selected") : Html.None)}>{(m.Length == 0 ? "Any" : m)}</option>"))}</select></span>
        <label class="check"><input type="checkbox" name="failed"{(filter.OnlyFailed ? new Html(" checked") : Html.None)}> Only refused or failed</label>
        <button type="submit">Show</button></form>
        """);

    private static async Task<IResult> OneAsync(HttpContext context, SandboxOptions options, SandboxView view, string id, CancellationToken ct)
    {
        var site = Site.Of(context, options);
        if (await view.RequestAsync(id, ct) is not { } request) return site.Missing(context.Response, "request", id);
        return site.Page(context.Response, id, "Requests", Html.Of($"""
            <h1>{request.Text("method")} <code>{Veil.Over(request.Text("path")!)}</code></h1>
            <p class="lead">{Parts.Status((int)request.Number("status"))} in {request.Number("milliseconds")} ms, {Parts.Instant(request.Text("at"))} UTC</p>
            <dl><dt>Request</dt><dd><code>{id}</code></dd><dt>Key</dt><dd><code>{request.Text("key")}</code></dd><dt>Idempotency key</dt><dd>{(request.Text("idempotencyKey") is { } key ? Parts.Code(key) : Parts.Text("none"))}</dd></dl>
            <section aria-labelledby="sent"><h2 id="sent">Sent</h2>{Body(site, "sent", request.Text("sent")!, "Nothing but the path.")}</section>
            <section aria-labelledby="answer"><h2 id="answer">Answered</h2>{Body(site, "answer", request.Text("answer")!, "Nothing.")}</section>
            """));
    }

    private static Html Body(Site site, string name, string text, string whenEmpty) => text.Length == 0
        ? Html.Of($"""<p class="empty">{whenEmpty}</p>""")
        : Html.Of($"""<pre tabindex="0" aria-labelledby="{name}">{site.Linked(Veil.Over(text))}</pre>""");
}
