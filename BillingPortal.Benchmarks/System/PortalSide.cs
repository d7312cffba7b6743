using BillingPortal.Benchmarks.System.Usage;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Webhooks;
using BillingPortal.Platform.Gateway;
using BillingPortal.Platform.Webhooks;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Benchmarks.System;

/// <summary>The portal with its sandbox as it is, and one handler that asks Stripe for the customer of each event.</summary>
internal static class PortalSide
{
    public static async Task ServeAsync(string[] args)
    {
        var app = BillingPortal.Program.Build([.. args, "--urls=http://127.0.0.1:0", "--Portal:Sample=None"], builder =>
        {
            builder.Logging.ClearProviders();
            builder.Services.AddSingleton<Fetched>().AddStripeHandler<FetchCustomer>();
            builder.AddNaive();
        });
        app.MapGet("/bench", async (IDbContextFactory<PortalDb> database, Fetched fetched) =>
        {
            await using var db = await database.CreateDbContextAsync();
            return new Standing(await db.Set<StripeEventWorkRow>().CountAsync(w => w.State == StripeEventState.Waiting), await db.Set<StripeEventRow>().CountAsync(), fetched.Count);
        });
        app.MapPost("/bench/again", (IDbContextFactory<PortalDb> database, InboxBoard board) =>
            database.WriteAsync(db => board.ProcessAgainAsync(db, board.Matching(db, new(Type: FetchCustomer.Type))))).DisableAntiforgery();
        app.MapLists();
        app.MapUsage();
        app.MapNaive();
        await NaiveUsage.MakeAsync(app.Services);
        await Side.SayAndWaitAsync(app);
    }
}

/// <param name="Waiting">Events not yet handled.</param>
/// <param name="Stored">Distinct events.</param>
/// <param name="Fetched">How often a handler asked Stripe.</param>
internal sealed record Standing(int Waiting, int Stored, long Fetched);

internal sealed class Fetched
{
    private long count;

    public long Count => Interlocked.Read(ref count);

    public void One() => Interlocked.Increment(ref count);
}

internal sealed class FetchCustomer(ICustomersAtStripe customers, Fetched fetched) : IStripeHandler
{
    public const string Type = "customer.updated";

    public static IReadOnlyList<string> Types { get; } = [Type];

    public async Task<StripeEffect> HandleAsync(StripeNews news, CancellationToken ct)
    {
        _ = (await customers.FetchAsync(news.Subject, ct)).Value;
        fetched.One();
        return (_, _) => Task.CompletedTask;
    }
}
