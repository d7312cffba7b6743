using System.Text;
using BillingPortal.Sandbox.Store;
using Microsoft.AspNetCore.Http;

namespace BillingPortal.Sandbox.Wire;

/// <summary>A call as it came over the wire.</summary>
internal sealed record Asked(string Id, string Method, string Path, string Query, string Body, string Base, IHeaderDictionary Headers, string ContentType)
{
    public IReadOnlyList<KeyValuePair<string, string>> Pairs { get; } = [.. FormTree.Pairs(Query), .. FormTree.Pairs(IsForm(ContentType) ? Body : "")];

    public string Route => $"{Method} {Path}";

    public string IdempotencyKey => Headers["Idempotency-Key"].ToString();

    public bool IsRead => Method == HttpMethods.Get;

    public static async Task<Asked> OfAsync(HttpContext context, string prefix)
    {
        var request = context.Request;
        using var reader = new StreamReader(request.Body, Encoding.UTF8);
        var body = await reader.ReadToEndAsync(context.RequestAborted);
        var path = request.Path.Value![(prefix.Length + "/stripe".Length)..];
        return new(Ids.New("req", 14), request.Method, path, request.QueryString.Value!.TrimStart('?'), body,
            $"{request.Scheme}://{request.Host}{request.PathBase}{prefix}", request.Headers, request.ContentType ?? "");
    }

    public void CheckForm()
    {
        if (Body.Length > 0 && !IsForm(ContentType))
            throw StripeFault.TurnedAway(400, "invalid_request_error", "Invalid request (check that your POST content type is application/x-www-form-urlencoded).");
    }

    private static bool IsForm(string type) => type.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) || type.Length == 0;
}
