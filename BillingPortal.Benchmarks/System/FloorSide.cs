using BillingPortal.Benchmarks.System.Usage;

namespace BillingPortal.Benchmarks.System;

/// <summary>The least that could answer: a slim server that reads the body and says 200.</summary>
internal static class FloorSide
{
    /// <summary>Where an answer of the size of an entitlement stands.</summary>
    public const string Constant = "/constant";

    private static readonly byte[] Answer = """{"allowed":true,"reason":"in_trial","state":"trial","tier":"Basic","features":{},"used":31,"allowance":100,"remaining":69,"cap":null,"resetsAt":"2026-12-02T09:30:00Z","openInvoice":null,"next":{"paymentMethod":"http://127.0.0.1:35000/payment-method"}}"""u8.ToArray();

    public static async Task ServeAsync(string[] args)
    {
        var builder = WebApplication.CreateSlimBuilder(args);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.MapPost("/webhooks/stripe", async (HttpRequest request) =>
        {
            await request.Body.CopyToAsync(Stream.Null);
            return Results.Ok();
        });
        app.MapPost(UsagePosts.Path, async (HttpRequest request) =>
        {
            await request.Body.CopyToAsync(Stream.Null);
            return Results.Accepted();
        });
        app.MapGet(Constant, context =>
        {
            (context.Response.ContentType, context.Response.ContentLength) = ("application/json; charset=utf-8", Answer.Length);
            return context.Response.Body.WriteAsync(Answer).AsTask();
        });
        await Side.SayAndWaitAsync(app);
    }
}
