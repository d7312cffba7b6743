using System.Globalization;
using BillingPortal.Sandbox.Store;

namespace BillingPortal.Sandbox.Wire;

/// <summary>Remembers the last requests for the inspector. Of a card or account number the last four digits stay.</summary>
internal static class RequestNotes
{
    private static readonly string[] Numbers = ["number", "account_number"];

    public static void Write(Books books, SandboxOptions options, Asked asked, Answer answer, TimeSpan took)
    {
        books.Run("insert into requests(id, at, method, path, sent, status, answer, key, idempotency, milliseconds) values($0, $1, $2, $3, $4, $5, $6, $7, $8, $9)",
            asked.Id, options.Time.GetUtcNow().UtcDateTime.ToString("O", CultureInfo.InvariantCulture), asked.Method, asked.Path, Sent(asked), answer.Status, answer.Body,
            ShownKey(asked), asked.IdempotencyKey is { Length: > 0 } key ? key : null, (long)took.TotalMilliseconds);
        books.Run("delete from requests where seq <= (select max(seq) from requests) - $0", options.RememberedRequests);
    }

    private static string Sent(Asked asked) => string.Join('\n', asked.Pairs.Select(p => $"{p.Key}={Veiled(p.Key, p.Value)}"));

    private static string Veiled(string name, string value) => name.Split('[')[^1].TrimEnd(']') switch
    {
        "cvc" => "***",
        var last when Numbers.Contains(last, StringComparer.Ordinal) => "****" + value[Math.Max(0, value.Length - 4)..],
        _ => value,
    };

    private static string ShownKey(Asked asked)
    {
        try
        {
            return Caller.Of(asked.Headers).Shown;
        }
        catch (StripeFault)
        {
            return "none";
        }
    }
}
