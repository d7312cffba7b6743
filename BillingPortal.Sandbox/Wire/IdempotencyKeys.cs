using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using BillingPortal.Sandbox.Store;

namespace BillingPortal.Sandbox.Wire;

/// <summary>An answer as it goes out, and as it is kept for its idempotency key.</summary>
internal sealed record Answer(int Status, string Body)
{
    /// <summary>The request that it was first given to.</summary>
    public string? Original { get; init; }

    /// <summary>The connection ends before a word of it arrives.</summary>
    public bool IsCut { get; init; }
}

/// <summary>What was asked under which key: asked again, the answer is the first one, whatever it was.</summary>
internal sealed class IdempotencyKeys(SandboxOptions options)
{
    private const int Longest = 255;
    private static readonly TimeSpan Kept = TimeSpan.FromHours(24);
    private readonly ConcurrentDictionary<string, bool> running = new(StringComparer.Ordinal);

    /// <summary>The key of this call, or null; in use until disposed.</summary>
    public Held? Hold(string header, string route, IEnumerable<KeyValuePair<string, string>> pairs)
    {
        if (header.Length == 0) return null;
        if (header.Length > Longest) throw StripeFault.TurnedAway(400, "idempotency_error", $"Idempotency keys can have up to {Longest} characters.");
        if (!running.TryAdd(header, true))
            throw StripeFault.TurnedAway(409, "idempotency_error", $"There is currently another in-progress request using this Idempotent Key (that probably means you submitted twice, and the other request is still going through): {header}. Please try again later.", "idempotency_key_in_use");
        return new(this, header, route, Hash(pairs));
    }

    public Answer? Find(Books books, Held held)
    {
        var found = books.Rows(r => (Route: r.GetString(0), Hash: r.GetString(1), Answer: new Answer(r.GetInt32(2), r.GetString(3)) { Original = r.GetString(4) }, At: r.GetInt64(5)),
            "select route, hash, status, answer, request, at from idempotency where account = $0 and key = $1", Caller.Account, held.Key);
        if (found.Count == 0 || found[0].At < options.Time.GetUtcNow().Subtract(Kept).ToUnixTimeSeconds()) return null;
        return found[0].Route == held.Route && found[0].Hash == held.Hash ? found[0].Answer : throw Differs(held.Key);
    }

    public void Keep(Books books, Held held, Answer answer, string request) => books.Run(
        "insert or replace into idempotency(account, key, route, hash, status, answer, request, at) values($0, $1, $2, $3, $4, $5, $6, $7)",
        Caller.Account, held.Key, held.Route, held.Hash, answer.Status, answer.Body, request, options.Time.GetUtcNow().ToUnixTimeSeconds());

    private static StripeFault Differs(string key) => StripeFault.TurnedAway(400, "idempotency_error",
        $"Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '{key}' if you meant to execute a different request.");

    private static string Hash(IEnumerable<KeyValuePair<string, string>> pairs)
    {
        var sorted = pairs.Select(p => $"{p.Key}\0{p.Value}").Order(StringComparer.Ordinal);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\u0001', sorted))));
    }

    internal sealed record Held(IdempotencyKeys Keys, string Key, string Route, string Hash) : IDisposable
    {
        public void Dispose() => Keys.running.TryRemove(Key, out _);
    }
}
