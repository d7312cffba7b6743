using BillingPortal.Benchmarks.System.Usage;

namespace BillingPortal.Benchmarks.System;

/// <summary>The least that could answer: a slim server that reads the body and says 200.</summary>
internal static class FloorSide
{
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
        await Side.SayAndWaitAsync(app);
    }
}
