using BillingPortal.Core;
using BillingPortal.Features.Customers.Contracts;
using BillingPortal.Platform.Api;
using BillingPortal.Platform.Gateway;
using BillingPortal.Platform.Identity;
using BillingPortal.Platform.Settings;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BillingPortal.Features.Cards.Portal;

/// <summary>
/// What the card form posts: to be opened, and that it is through. Plain posts with a token against forgery, not the page's circuit,
/// so that they can be limited by address and work while the circuit is gone.
/// </summary>
internal static class CardForms
{
    public const string Path = "/payment-method/forms";

    // Offices share an address.
    private const int CustomersAtOneAddress = 3;

    private static readonly TimeSpan Within = TimeSpan.FromHours(1);
    private static readonly Refusal NoCustomer = new(Codes.ToCardForm.NotAllowed, "You belong to no customer, so there is nothing to set up a card for.");

    public static void MapCardForms(this WebApplication app)
    {
        var group = app.MapGroup(Path).RequireAuthorization(Policies.Customer).AddEndpointFilter(TellIfSilentAsync).ExcludeFromDescription();
        group.MapPost("/", OpenAsync).AddEndpointFilter(LimitAsync);
        group.MapPost("/{setup}", FinishAsync);
    }

    // The form parameter makes the framework ask for the token.
    private static async Task<Results<Ok<OpenForm>, ProblemHttpResult>> OpenAsync(HttpContext http, IFormCollection _, CurrentCustomer current, BeginCardSetup begin, CancellationToken ct)
    {
        if (await current.OfAsync(http.User, ct) is not { } who) return Refuse(NoCustomer);
        var form = await begin.RunAsync(who, ct);
        if (form.Refused?.Code == Codes.ToCardForm.TooMany) LimitTries.Refuse(http.Response, Within);
        return form.IsDone ? TypedResults.Ok(form.Value) : Refuse(form.Refused!);
    }

    private static async Task<Results<Ok<FormState>, ProblemHttpResult>> FinishAsync(string setup, HttpContext http, IFormCollection _, CurrentCustomer current, FinishCardSetup finish, CancellationToken ct)
    {
        if (await current.OfAsync(http.User, ct) is not { } who) return Refuse(NoCustomer);
        var state = await finish.RunAsync(who, setup, ct);
        return state.IsDone ? TypedResults.Ok(state.Value) : Refuse(state.Refused!);
    }

    private static async ValueTask<object?> LimitAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var services = context.HttpContext.RequestServices;
        var most = services.GetRequiredService<BillingSettings>().CardFormsPerHour * CustomersAtOneAddress;
        var wait = services.GetRequiredService<Attempts>().Wait($"{Path} {context.HttpContext.Connection.RemoteIpAddress}", most, Within);
        if (wait is null) return await next(context);
        LimitTries.Refuse(context.HttpContext.Response, wait.Value);
        return Refuse(new(Codes.ToCardForm.TooMany, "The form was opened too often from your network. Nothing is lost: try again in an hour, or ask for help."));
    }

    private static ProblemHttpResult Refuse(Refusal refusal) => ApiProblem.Of(refusal.Code switch
    {
        Codes.ToCardForm.NotAllowed => StatusCodes.Status403Forbidden,
        Codes.NotFound => StatusCodes.Status404NotFound,
        Codes.ToCardForm.TooMany => StatusCodes.Status429TooManyRequests,
        _ => StatusCodes.Status409Conflict,
    }, refusal);

    private static async ValueTask<object?> TellIfSilentAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (GatewayException fault)
        {
            context.HttpContext.RequestServices.GetRequiredService<ILogger<BeginCardSetup>>().LogWarning(fault, "A card form could not be served");
            return ApiProblem.Of(StatusCodes.Status502BadGateway, Codes.ToCardForm.StripeUnreachable, "Stripe does not answer right now. Nothing was charged and nothing is lost: try again in a minute.");
        }
    }
}
