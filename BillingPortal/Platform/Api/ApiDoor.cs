using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;

namespace BillingPortal.Platform.Api;

public static class ApiDoor
{
    internal const string Root = "/api/v1";
    private const string AnyKey = "api";

    public static void AddApi(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<ApiKeys>().AddSingleton<ApiLimits>();
        builder.Services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, KeyHandler>(KeyHandler.Scheme, null);
        var policies = builder.Services.AddAuthorizationBuilder().AddPolicy(AnyKey, policy => policy.WithKey());
        foreach (var scope in Scopes.All) policies.AddPolicy(Scopes.Policy(scope), policy => policy.WithKey().RequireClaim(ApiCaller.Scope, scope));
        builder.AddFaults();
        builder.AddDocs();
    }

    /// <summary>Who calls is counted before an endpoint runs; comes after it is known who that is, and before everything that is mapped.</summary>
    public static void UseApi(this WebApplication app) => app.UseWhen(c => c.Request.Path.StartsWithSegments(Root, StringComparison.OrdinalIgnoreCase), api => api.UseMiddleware<LimitCalls>());

    /// <summary>Comes as soon as what holds for every answer is in place.</summary>
    public static void UseEarlyAnswers(this WebApplication app) => app.UseMiddleware<AnswerEarly>();

    public static void MapApi(this WebApplication app)
    {
        app.MapDocs();
        app.MapOwnKey();
    }

    /// <summary>Where features hang their endpoints: <c>/api/v1</c>, behind a key, with the answers that every call may get.</summary>
    public static RouteGroupBuilder MapApiGroup(this IEndpointRouteBuilder app) => app.MapGroup(Root).RequireAuthorization(AnyKey).DisableAntiforgery()
        .Refuses(StatusCodes.Status401Unauthorized, Codes.KeyMissing, Codes.KeyInvalid)
        .Refuses(StatusCodes.Status429TooManyRequests, Codes.TooManyRequests)
        .Refuses(StatusCodes.Status500InternalServerError, Codes.InternalError);

    /// <summary>The endpoint, or all of a group, asks for a key with this scope.</summary>
    public static RouteHandlerBuilder RequireScope(this RouteHandlerBuilder endpoint, string scope) => Scoped(endpoint, scope);

    /// <inheritdoc cref="RequireScope(RouteHandlerBuilder, string)"/>
    public static RouteGroupBuilder RequireScope(this RouteGroupBuilder group, string scope) => Scoped(group, scope);

    /// <summary>The endpoint may do its work before the usual way begins. See <see cref="AnswerEarly"/>.</summary>
    internal static RouteHandlerBuilder AnsweredEarly(this RouteHandlerBuilder endpoint, string scope, Func<HttpContext, Func<Task>?> find) => endpoint.WithMetadata(new EarlyAnswer(scope, find));

    /// <summary>Writes into the OpenAPI document that the endpoint may refuse so. Codes stand in <see cref="Codes"/>.</summary>
    public static T Refuses<T>(this T endpoint, int status, params string[] codes) where T : IEndpointConventionBuilder =>
        endpoint.ProducesProblem(status).WithMetadata(new RefusalCodes(status, codes));

    private static T Scoped<T>(T endpoint, string scope) where T : IEndpointConventionBuilder => endpoint.RequireAuthorization(Scopes.Policy(scope))
        .WithMetadata(new NeedsScope(scope)).Refuses(StatusCodes.Status403Forbidden, Codes.ScopeMissing);

    private static AuthorizationPolicyBuilder WithKey(this AuthorizationPolicyBuilder policy) => policy.AddAuthenticationSchemes(KeyHandler.Scheme).RequireAuthenticatedUser();
}

/// <summary>The scope that an endpoint asks for.</summary>
internal sealed record NeedsScope(string Scope);

/// <summary>The codes with which an endpoint may refuse at a status.</summary>
internal sealed record RefusalCodes(int Status, IReadOnlyList<string> Codes);
