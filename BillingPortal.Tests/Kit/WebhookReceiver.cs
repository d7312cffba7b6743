using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace BillingPortal.Tests.Kit;

/// <summary>What somebody posts to, on a free loopback port. It keeps all of it and answers what the test says.</summary>
public sealed class WebhookReceiver : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly Lock door = new();
    private readonly List<ReceivedWebhook> received = [];
    private readonly List<(int Count, TaskCompletionSource Reached)> waiting = [];
    private readonly WebApplication app;

    private WebhookReceiver(WebApplication app) => this.app = app;

    public string Url => app.Urls.Single() + "/hook";

    /// <summary>The status for the webhook of this number, counted from 1.</summary>
    public Func<int, int> Answer { get; set; } = _ => 200;

    public IReadOnlyList<ReceivedWebhook> Received
    {
        get
        {
            lock (door) return [.. received];
        }
    }

    public static async Task<WebhookReceiver> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var built = builder.Build();
        var receiver = new WebhookReceiver(built);
        built.MapPost("/hook", receiver.TakeAsync);
        await built.StartAsync();
        return receiver;
    }

    /// <summary>Ends when so many have come.</summary>
    public Task CountAsync(int count)
    {
        lock (door)
        {
            if (received.Count >= count) return Task.CompletedTask;
            var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            waiting.Add((count, reached));
            return reached.Task.WaitAsync(Patience);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }

    private async Task TakeAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync();
        int count;
        lock (door)
        {
            received.Add(new(context.Request.Headers["Stripe-Signature"].ToString(), body));
            count = received.Count;
            foreach (var (_, reached) in waiting.Where(w => w.Count <= count)) reached.TrySetResult();
        }
        context.Response.StatusCode = Answer(count);
    }
}

public sealed record ReceivedWebhook(string Signature, string Body)
{
    public JsonObject Event => (JsonObject)JsonNode.Parse(Body)!;

    public string Id => (string)Event["id"]!;

    public string Type => (string)Event["type"]!;

    /// <summary>The unix seconds in the signature.</summary>
    public long SignedAt => long.Parse(Signature.Split(',')[0]["t=".Length..], System.Globalization.CultureInfo.InvariantCulture);
}
