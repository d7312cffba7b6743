using BillingPortal.Sandbox.Resources;
using BillingPortal.Sandbox.Wire;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace BillingPortal.Sandbox.Inspector;

/// <summary>The card form alone, to be played with: the page has what a shop's page has, and nothing else.</summary>
internal static class TryPage
{
    private const string Key = "pk_test_sandbox";

    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet("/try", Show);
        pages.MapPost("/try/intents", MakeAsync);
    }

    private static IResult Show(HttpContext context, SandboxOptions options)
    {
        var site = Site.Of(context, options);
        return site.Page(context.Response, "Card form", "Card form", Html.Of($"""
            <h1>Card form</h1>
            <p class="lead">A shop's page with the form as the portal shows it. Only test cards work; no money moves.</p>
            <div class="try" data-intents="{site.Root}/try/intents" data-objects="{site.Root}/objects/" data-key="{Key}">
            <div class="line" role="group" aria-label="What is tried">
            <span class="pair"><label for="mode">What</label><select id="mode"><option value="setup">Keep a card</option><option value="payment">Pay $45.00</option></select></span>
            <span class="pair"><label for="theme">Theme</label><select id="theme"><option value="page">As this page</option><option>stripe</option><option>night</option><option>flat</option><option>none</option></select></span>
            <button type="button" id="again" class="plain">Begin again</button></div>
            <form id="shop" aria-label="Card form"><div id="element"></div><p id="problem" class="refusal" role="alert" hidden></p>
            <button type="submit" id="send" disabled>Keep this card</button></form>
            <p id="result" role="status"></p></div>
            """), script: "try.js");
    }

    /// <summary>What a shop's own server does with its secret key.</summary>
    private static async Task<IResult> MakeAsync(HttpContext context, SandboxOptions options, Turns turns, ApiRoutes routes, CancellationToken ct)
    {
        var isPayment = context.Request.Query["mode"] == "payment";
        var form = "automatic_payment_methods[enabled]=true&automatic_payment_methods[allow_redirects]=never&" + (isPayment ? "amount=4500&currency=usd&description=Card form" : "usage=off_session&description=Card form");
        var (route, _) = routes.Match(HttpMethods.Post, isPayment ? "payment_intents" : "setup_intents")!.Value;
        var given = route.Shape.Read(FormTree.Of(FormTree.Pairs(form)));
        var made = await turns.WriteAsync(books => route.Work(new Call(books, options, turns.Events) { Caller = new("sk_test_sandbox"), Ids = [], Params = given }), ct);
        return Results.Json(new JsonObject { ["id"] = made.Id(), ["client_secret"] = made.Text("client_secret") });
    }
}
