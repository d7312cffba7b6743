using BillingPortal.Sandbox.Resources;
using BillingPortal.Sandbox.Store;
using BillingPortal.Sandbox.Wire;

namespace BillingPortal.Sandbox.Webhooks;

/// <summary>An event on its way to an endpoint.</summary>
internal sealed record Delivery(string Id, string Event, string Endpoint, int Attempts, long First);

/// <summary>The queue of what is to be sent. Its times are real.</summary>
internal static class Deliveries
{
    public const string Pending = "pending";
    public const string Succeeded = "succeeded";
    public const string Failed = "failed";
    public const string Dropped = "dropped";
    public const string Held = "held";

    /// <summary>In the sandbox they begin with seconds; as with Stripe nothing is tried for longer than three days.</summary>
    private static readonly int[] Pauses = [2, 5, 15, 60, 300, 900, 3_600, 7_200, 14_400, 28_800];
    private static readonly long LongestMs = (long)TimeSpan.FromDays(3).TotalMilliseconds;

    public static string Enqueue(Turn turn, JsonObject happened, string endpoint, string state, double delaySeconds)
    {
        var id = Ids.New("whd");
        var now = Real(turn.Options);
        turn.Books.Run("insert into deliveries(id, event, endpoint, type, state, attempts, first, due) values($0, $1, $2, $3, $4, 0, $5, $6)",
            id, happened.Id(), endpoint, happened.Text("type"), state, now, now + (long)(delaySeconds * 1000));
        return id;
    }

    /// <summary>When as many are held as asked for they go out one behind the other, the last first.</summary>
    public static void Hold(Books books, string id, int size)
    {
        books.Run("update deliveries set state = $1 where id = $0", id, Held);
        var held = books.Rows(r => r.GetString(0), "select id from deliveries where state = $0 order by seq desc", Held);
        if (held.Count < size) return;
        for (var i = 0; i < held.Count; i++)
            books.Run("update deliveries set state = $1, after = $2 where id = $0", held[i], Pending, i == 0 ? null : held[i - 1]);
    }

    public static void LetGo(Books books) => books.Run("update deliveries set state = $0 where state = $1", Pending, Held);

    public static IReadOnlyList<Delivery> Due(Books books, long now, int most) => books.Rows(
        r => new Delivery(r.GetString(0), r.GetString(1), r.GetString(2), r.GetInt32(3), r.GetInt64(4)),
        """
        select d.id, d.event, d.endpoint, d.attempts, d.first from deliveries d
        where d.state = $0 and d.due <= $1 and (d.after is null or exists (select 1 from deliveries b where b.id = d.after and (b.attempts > 0 or b.state <> $0)))
        order by d.due, d.seq limit $2
        """, Pending, now, most);

    /// <summary>Null when nothing waits for a time.</summary>
    public static long? NextDue(Books books, long now) => (long?)books.Scalar("select min(due) from deliveries where state = $0 and due > $1", Pending, now);

    public static void Finish(Books books, Delivery delivery, long now, int? status, string note)
    {
        var attempts = delivery.Attempts + 1;
        var next = now + (1000L * Pauses[Math.Min(delivery.Attempts, Pauses.Length - 1)]);
        var state = status is >= 200 and < 300 ? Succeeded : next - delivery.First > LongestMs ? Failed : Pending;
        books.Run("update deliveries set state = $1, attempts = $2, status = $3, note = $4, due = $5, finished = $6 where id = $0",
            delivery.Id, state, attempts, status, note, next, now);
    }

    public static bool Again(Books books, string id, long now) =>
        books.Run("update deliveries set state = $1, due = $2, first = $2, after = null where id = $0", id, Pending, now) > 0;

    /// <summary>Of an event, not yet heard.</summary>
    public static long Open(Books books, string happened) => (long)books.Scalar("select count(*) from deliveries where event = $0 and state in ($1, $2)", happened, Pending, Held)!;

    public static void Forget(Books books, string endpoint) =>
        books.Run("update deliveries set state = $1, note = 'The endpoint is gone.' where endpoint = $0 and state in ($2, $3)", endpoint, Dropped, Pending, Held);

    public static long Real(SandboxOptions options) => options.Time.GetUtcNow().ToUnixTimeMilliseconds();
}
