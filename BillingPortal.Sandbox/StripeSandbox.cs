using BillingPortal.Sandbox.Browser;
using BillingPortal.Sandbox.Chaos;
using BillingPortal.Sandbox.Inspector;
using BillingPortal.Sandbox.Resources;
using BillingPortal.Sandbox.Store;
using BillingPortal.Sandbox.Webhooks;
using BillingPortal.Sandbox.Wire;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace BillingPortal.Sandbox;

/// <summary>The stand-in for Stripe: two doors for whoever hosts it.</summary>
public static class StripeSandbox
{
    public static IServiceCollection AddStripeSandbox(this IServiceCollection services, Func<IServiceProvider, SandboxOptions> options)
    {
        services.AddSingleton(options);
        services.AddSingleton<SandboxStore>();
        services.AddSingleton<ChaosSwitches>();
        services.AddSingleton<RequestLimit>();
        services.AddSingleton<ApiRoutes>();
        services.AddSingleton<Turns>();
        services.AddSingleton<IdempotencyKeys>();
        services.AddSingleton<AnswerCalls>();
        services.AddSingleton<SandboxActions>();
        services.AddSingleton<SandboxView>();
        services.AddSingleton<Records>();
        services.AddSingleton<WebhookBell>();
        services.AddSingleton<DeliverWebhooks>();
        services.AddHostedService<DeliverInBackground>();
        return services;
    }

    public static void MapStripeSandbox(this IEndpointRouteBuilder routes)
    {
        var prefix = routes.ServiceProvider.GetRequiredService<SandboxOptions>().Prefix;
        var group = routes.MapGroup(prefix).AllowAnonymous().DisableAntiforgery();
        group.Map("/stripe/v1/{**path}", (HttpContext context, AnswerCalls calls) => calls.HandleAsync(context));
        group.MapThreeDs();
        group.MapSwitches();
        group.MapBrowser();
        group.MapInspector();
    }
}
