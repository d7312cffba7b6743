using System.Globalization;
using BillingPortal.Platform.Identity;
using BillingPortal.Platform.Verbs;

namespace BillingPortal.Features.Operations;

internal sealed class CreateApiKeyVerb(CreateApiKey create) : IVerb
{
    public static string Words => "api-key create";

    public static string Summary => "Makes a key for the API and prints it on the last line: api-key create --name N --scopes a,b [--expires YYYY-MM-DD].";

    public async Task<int> RunAsync(VerbCall call, CancellationToken ct)
    {
        var expires = call.Option("expires");
        if (expires is not null && !DateOnly.TryParseExact(expires, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
            return await RefuseAsync(call, ["Write the last day on which the key works as --expires 2027-01-31."]);
        var scopes = (call.Option("scopes") ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var made = await create.RunAsync(Actor.Terminal, new(call.Option("name") ?? "", scopes, expires is null ? null : DateOnly.ParseExact(expires, "yyyy-MM-dd", CultureInfo.InvariantCulture)), ct);
        if (!made.IsDone) return await RefuseAsync(call, made.Refusals.Select(r => r.Sentence));
        await call.Out.WriteLineAsync("Made. Keep it where secrets are kept: it is shown this once.");
        await call.Out.WriteLineAsync(made.Value);
        return 0;
    }

    private static async Task<int> RefuseAsync(VerbCall call, IEnumerable<string> sentences)
    {
        foreach (var sentence in sentences) await call.Error.WriteLineAsync(sentence);
        await call.Error.WriteLineAsync("Write: " + Summary.Split(": ", 2)[1]);
        return 2;
    }
}

internal sealed class ListApiKeysVerb(ReadApiKeys read) : IVerb
{
    public static string Words => "api-key list";

    public static string Summary => "Lists the keys for the API, never their text.";

    public async Task<int> RunAsync(VerbCall call, CancellationToken ct)
    {
        foreach (var key in await read.RunAsync(ct))
            await call.Out.WriteLineAsync($"{key.Id}  {key.Name}  {key.Start}…  {key.State}  {string.Join(',', key.Scopes)}  {(key.ExpiresAt is { } end ? $"until {end:u}" : "no end")}  {(key.LastUsedAt is { } used ? $"last used {used:u}" : "never used")}");
        return 0;
    }
}

internal sealed class RevokeApiKeyVerb(RevokeApiKey revoke) : IVerb
{
    public static string Words => "api-key revoke";

    public static string Summary => "Ends a key for the API: api-key revoke NUMBER [--reason WHY].";

    public async Task<int> RunAsync(VerbCall call, CancellationToken ct)
    {
        if (call.Arguments.Count == 0 || !long.TryParse(call.Arguments[0], NumberStyles.None, CultureInfo.InvariantCulture, out var id))
        {
            await call.Error.WriteLineAsync("Which one? Write: api-key revoke NUMBER. The verb 'api-key list' lists them.");
            return 2;
        }
        var done = await revoke.RunAsync(Actor.Terminal, id, call.Option("reason"), ct);
        await call.Out.WriteLineAsync(done.IsDone ? $"Key {id} opens nothing any more." : done.Refused!.Sentence);
        return done.IsDone ? 0 : 1;
    }
}
