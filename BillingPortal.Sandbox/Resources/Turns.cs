using BillingPortal.Sandbox.Store;
using BillingPortal.Sandbox.Webhooks;
using BillingPortal.Sandbox.Wire;

namespace BillingPortal.Sandbox.Resources;

/// <summary>Opens turns. What the clock has brought about by now happens before anything else is seen or done.</summary>
internal sealed class Turns(SandboxStore store, SandboxOptions options, ApiRoutes routes, Chaos.ChaosSwitches chaos, WebhookBell bell)
{
    private readonly EventWriter events = new(chaos);

    public EventWriter Events => events;

    /// <summary>A change that nobody asked for over the API.</summary>
    public Task<T> TakeAsync<T>(Func<Turn, T> work, CancellationToken ct = default) => WriteAsync(books => work(new Turn(books, options, events)), ct);

    /// <summary>All writes go through here: afterwards the deliveries are looked at.</summary>
    public async Task<T> WriteAsync<T>(Func<Books, T> work, CancellationToken ct = default)
    {
        await CatchUpAsync(ct);
        var result = await store.WriteAsync(work, ct);
        bell.Ring();
        return result;
    }

    public async Task<T> ReadAsync<T>(Func<Books, T> work, CancellationToken ct = default)
    {
        await CatchUpAsync(ct);
        return await store.ReadAsync(work, ct);
    }

    /// <summary>Bank debits settle, refunds arrive: each in the order in which it was due.</summary>
    public async Task CatchUpAsync(CancellationToken ct = default)
    {
        while (await store.ReadAsync(books => Next(books) is not null, ct))
        {
            await store.WriteAsync(books => Next(books) is { } id && Happen(new Turn(books, options, events), id), ct);
            bell.Ring();
        }
    }

    private string? Next(Books books) => books.Text("select id from due where at <= $0 order by at, id limit 1", new Turn(books, options, events).Now);

    private bool Happen(Turn turn, string id)
    {
        turn.Books.Run("delete from due where id = $0", id);
        if (turn.Books.Find(id) is { } thing) routes.Resources[thing.Text("object")!].FallDue(turn, thing);
        return true;
    }
}
