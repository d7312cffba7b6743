using BillingPortal.Sandbox.Resources;
using BillingPortal.Sandbox.Wire;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace BillingPortal.Sandbox;

/// <summary>The bank's side of 3-D Secure, called by the browser script: <c>client_secret=…&amp;outcome=passed|failed</c>.</summary>
internal static class ThreeDs
{
    public static void MapThreeDs(this IEndpointRouteBuilder group)
    {
        group.MapMethods("/stripe/js/3ds/{intent}", [HttpMethods.Post, HttpMethods.Options], AnswerAsync);
        group.MapGet("/stripe/receipts/{charge}", ReceiptAsync);
    }

    public static JsonObject Authenticated(Turn turn, string id, bool passed) => turn.Books.Find(id) switch
    {
        { } intent when intent.Text("object") == SetupIntents.Kind => SetupIntents.Authenticated(turn, intent, passed),
        { } intent when intent.Text("object") == PaymentIntents.Kind => Payments.Authenticated(turn, intent, passed),
        _ => throw StripeFault.Missing("intent", id),
    };

    // The client secret is all the permission there is, as it is for the script.
    private static async Task<IResult> AnswerAsync(string intent, HttpContext context, Turns turns, ApiRoutes routes, SandboxOptions options)
    {
        Cors.Allow(context.Response.Headers);
        if (HttpMethods.IsOptions(context.Request.Method)) return Results.NoContent();
        var asked = await Asked.OfAsync(context, options.Prefix);
        var given = FormTree.Of(asked.Pairs);
        try
        {
            if (given.Text("outcome") is not ("passed" or "failed")) throw StripeFault.Invalid("Send outcome=passed or outcome=failed.", "outcome");
            var result = await turns.TakeAsync(turn => Authenticated(turn, Known(turn, intent, given.Text("client_secret")), given.Text("outcome") == "passed"));
            return Answer(200, AnswerCalls.Seen(routes, Json.Public(result)));
        }
        catch (StripeFault fault)
        {
            return Answer(fault.Status, fault.Body);
        }
    }

    private static string Known(Turn turn, string intent, string? secret) =>
        turn.Books.Find(intent)?.Text("client_secret") is { } real && real == secret ? intent : throw StripeFault.Invalid("The client_secret does not match.", "client_secret", status: 403);

    private static async Task<IResult> ReceiptAsync(string charge, SandboxView view, CancellationToken ct) =>
        await view.FindAsync(charge, ct) is { } found && found.Text("object") == Charges.Kind
            ? Results.Text($"Receipt {found.Text("receipt_number")}\n{Turn.Amount(found.Number("amount"), found.Text("currency")!)}\n{found.Text("description")}\n\nThis is the sandbox: no money has moved.\n", "text/plain; charset=utf-8")
            : Results.NotFound();

    private static IResult Answer(int status, JsonNode node) => Results.Text(Json.Written(node), "application/json", statusCode: status);
}
