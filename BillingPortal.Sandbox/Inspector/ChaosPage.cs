using System.Globalization;
using BillingPortal.Sandbox.Chaos;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace BillingPortal.Sandbox.Inspector;

/// <summary>The switches as a form. What they mean in JSON stands in docs/sandbox.md.</summary>
internal static class ChaosPage
{
    private static readonly (string Name, string Words, string[] Fields)[] Lines =
    [
        (Switches.Duplicate, "Send webhooks twice", ["next", "share", "path"]),
        (Switches.Reorder, "Let webhooks change places", ["next", "path", "size"]),
        (Switches.Delay, "Send webhooks late", ["next", "share", "path", "seconds"]),
        (Switches.Drop, "Lose webhooks", ["next", "share", "path"]),
        (Switches.TooMany, "Answer 429, too many requests", ["next", "share", "path"]),
        (Switches.BrokenBefore, "Answer 500 before anything is done", ["next", "share", "path"]),
        (Switches.BrokenAfter, "Answer 500 after it is done", ["next", "share", "path"]),
        (Switches.Conflict, "Answer 409, key in use", ["next", "share", "path"]),
        (Switches.Cut, "Cut the connection after it is done", ["next", "share", "path"]),
        (Switches.Slow, "Answer slowly", ["next", "share", "path", "seconds"]),
        (Switches.RateLimit, "Limit the requests in a second", ["limit"]),
    ];

    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet("/chaos", (HttpContext context, SandboxOptions options, ChaosSwitches chaos) => Show(context, options, chaos, refusal: null));
        pages.MapPost("/chaos", SetAsync);
    }

    private static IResult Show(HttpContext context, SandboxOptions options, ChaosSwitches chaos, string? refusal)
    {
        var site = Site.Of(context, options);
        var on = chaos.Read();
        return site.Page(context.Response, "Chaos", "Chaos", Html.Of($"""
            <h1>Chaos</h1>
            <p class="lead">{(on.Count == 0 ? "Nothing is switched on." : $"{on.Count} switched on.")} Without a number of times a switch stays on until it is switched off.</p>
            {(refusal is null ? Html.None : Html.Of($"<p class=\"refusal\" role=\"alert\">{refusal}</p>"))}
            <form method="post" action="{site.Root}/chaos" class="switches">
            {Lines.Select(l => Line(l.Name, l.Words, l.Fields, on[l.Name] as JsonObject))}
            <p class="line"><button type="submit">Keep these switches</button><button type="submit" name="reset" value="on" class="plain">Switch all off</button></p></form>
            """), refusal is null ? 200 : StatusCodes.Status400BadRequest);
    }

    private static Html Line(string name, string words, string[] fields, JsonObject? on) => Html.Of($"""
        <fieldset><legend><label class="check"><input type="checkbox" name="{name}"{(on is null ? Html.None : new Html(" checked"))}> {words}</label></legend>
        <div class="line">{fields.Select(f => Field(name, f, on?[f]))}</div></fieldset>
        """);

    private static Html Field(string name, string field, JsonNode? value) => Html.Of($"""
        <span class="pair"><label for="{name}-{field}">{Label(field)}</label><input id="{name}-{field}" name="{name}-{field}" value="{value?.ToString()}"{(field == "path" ? Html.None : new Html(" inputmode=\"decimal\""))}></span>
        """);

    private static string Label(string field) => field switch
    {
        "next" => "times",
        "share" => "share (0.2: every fifth)",
        "path" => "only what begins with",
        "seconds" => "seconds",
        "size" => "how many",
        _ => "at most",
    };

    private static async Task<IResult> SetAsync(HttpContext context, SandboxOptions options, ChaosSwitches chaos, CancellationToken ct)
    {
        var form = await context.Request.ReadFormAsync(ct);
        var order = new JsonObject { ["reset"] = true };
        if (!form.ContainsKey("reset"))
            foreach (var (name, _, fields) in Lines.Where(l => form.ContainsKey(l.Name))) order[name] = Asked(form, name, fields);
        if (chaos.Set(order) is { } fault) return Show(context, options, chaos, fault);
        await chaos.KeepAsync(ct);
        return InspectorRoutes.SeeOther(context.Response, $"{Site.Of(context, options).Root}/chaos");
    }

    private static JsonObject Asked(IFormCollection form, string name, string[] fields) =>
        [.. fields.Select(f => (Name: f, Text: form[$"{name}-{f}"].ToString().Trim())).Where(f => f.Text.Length > 0).Select(f => KeyValuePair.Create(f.Name, Value(f.Name, f.Text)))];

    // What is no number stays text, and is refused with the sentence of the JSON.
    private static JsonNode? Value(string field, string text) =>
        field == "path" ? text
        : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var whole) ? whole
        : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number
        : text;
}
