namespace BillingPortal.Platform.Api;

public static class ApiDoor
{
    public static void AddApi(this WebApplicationBuilder builder)
    {
        // A body that cannot be read is the caller's fault, and answered as such in Development too.
        builder.Services.Configure<RouteHandlerOptions>(o => o.ThrowOnBadRequest = false);
        builder.Services.AddProblemDetails();
    }
}
