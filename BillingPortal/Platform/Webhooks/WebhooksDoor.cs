using BillingPortal.Platform.Health;
using BillingPortal.Platform.Jobs;

namespace BillingPortal.Platform.Webhooks;

public static class WebhooksDoor
{
    public const string Path = "/webhooks/stripe";

    public static void AddWebhooks(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<WebhookSecrets>().AddSingleton<ReceiveEvent>().AddSingleton<StoreEvent>();
        builder.Services.AddSingleton<StripeRoutes>().AddSingleton<InboxTurns>().AddSingleton<ProcessEvents>().AddSingleton<InboxMeter>();
        builder.Services.AddSingleton<InboxBell>().AddSingleton<InboxBoard>().AddSingleton<IHealthCheck, InboxFlows>();
        builder.Services.AddWork<ForgetPayloads>().AddWork<ReadMissedEvents>();
        builder.Services.AddHostedService<InboxPump>().AddHostedService<RegisterAtSandbox>();
    }

    public static void MapWebhooks(this WebApplication app)
    {
        app.MapPost(Path, (ReceiveEvent receive, HttpContext context, CancellationToken ct) => receive.RunAsync(context, ct)).DisableAntiforgery().ExcludeFromDescription();
        app.MapFallback(Path, OnlyPosts);
    }

    /// <summary>Lets a handler hear of its types of Stripe's events.</summary>
    public static IServiceCollection AddStripeHandler<T>(this IServiceCollection services) where T : class, IStripeHandler
    {
        services.AddScoped<T>();
        foreach (var type in T.Types)
            services.AddSingleton(new StripeRoute(type, (scope, news, ct) => scope.GetRequiredService<T>().HandleAsync(news, ct)));
        return services;
    }

    private static Microsoft.AspNetCore.Http.HttpResults.ProblemHttpResult OnlyPosts(HttpResponse response)
    {
        response.Headers.Allow = HttpMethods.Post;
        return Api.ApiProblem.Of(StatusCodes.Status405MethodNotAllowed, Api.Codes.MethodNotAllowed, "Stripe posts its events here; there is nothing to see.");
    }
}
