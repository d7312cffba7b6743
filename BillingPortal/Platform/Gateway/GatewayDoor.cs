using BillingPortal.Platform.Settings;

namespace BillingPortal.Platform.Gateway;

/// <summary>Stripe, behind ports by capability and in words of ours; no type of Stripe's goes through.</summary>
public static class GatewayDoor
{
    public static void AddGateway(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<GatewayMeter>().AddSingleton<StripeWire>();
        services.AddSingleton(p => new Pace(p.GetRequiredService<StripeSettings>().RequestsPerSecondIn(p.GetRequiredService<Installation>().Mode), p.GetRequiredService<TimeProvider>()));
        services.AddSingleton<ICustomersAtStripe, CustomersAtStripe>().AddSingleton<ISetupsAtStripe, SetupsAtStripe>().AddSingleton<IMethodsAtStripe, MethodsAtStripe>();
        services.AddSingleton<IPaymentsAtStripe, PaymentsAtStripe>().AddSingleton<IEventsAtStripe, EventsAtStripe>();
    }
}
