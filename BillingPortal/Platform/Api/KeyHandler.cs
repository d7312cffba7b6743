using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace BillingPortal.Platform.Api;

/// <summary>Lets in who shows a key: <c>Authorization: Bearer bp_…</c>. Anybody else is told why in a problem document.</summary>
internal sealed class KeyHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logs, UrlEncoder encoder, ApiKeys keys)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logs, encoder)
{
    public new const string Scheme = "ApiKey";

    private const string Bearer = "Bearer ";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Shown is not { } text) return AuthenticateResult.NoResult();
        return await keys.FindAsync(text, Context.RequestAborted) is { } key
            ? AuthenticateResult.Success(new(key.Principal, Scheme))
            : AuthenticateResult.Fail("No live key is this one.");
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers[HeaderNames.WWWAuthenticate] = Shown is null ? "Bearer realm=\"api\"" : "Bearer realm=\"api\", error=\"invalid_token\"";
        var refusal = Shown is null
            ? ApiProblem.Of(StatusCodes.Status401Unauthorized, Codes.KeyMissing, "Send a key: 'Authorization: Bearer bp_…'. An admin makes one under API keys.")
            : ApiProblem.Of(StatusCodes.Status401Unauthorized, Codes.KeyInvalid, "This key is unknown, expired or revoked. Ask an admin for a new one.");
        return refusal.ExecuteAsync(Context);
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties)
    {
        var scope = Context.GetEndpoint()?.Metadata.GetMetadata<NeedsScope>()?.Scope;
        Response.Headers[HeaderNames.WWWAuthenticate] = $"Bearer realm=\"api\", error=\"insufficient_scope\", scope=\"{scope}\"";
        return ApiProblem.Of(StatusCodes.Status403Forbidden, Codes.ScopeMissing, $"This key lacks the scope '{scope}'. Ask an admin for a key that has it.").ExecuteAsync(Context);
    }

    private string? Shown => ShownBy(Request);

    internal static string? ShownBy(HttpRequest request) =>
        request.Headers.Authorization.ToString() is { } header && header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) ? header[Bearer.Length..].Trim() : null;
}
