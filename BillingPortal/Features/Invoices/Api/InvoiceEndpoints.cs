using BillingPortal.Core;
using BillingPortal.Features.Invoices.Truth;
using BillingPortal.Platform.Api;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BillingPortal.Features.Invoices.Api;

/// <summary>Invoices for the product's backends: <c>/api/v1/invoices</c>.</summary>
internal static class InvoiceEndpoints
{
    internal static readonly Refusal Unknown = new(Codes.NotFound, "There is no invoice of this id or number.");

    public static void MapInvoiceApi(this IEndpointRouteBuilder app)
    {
        var group = app.MapApiGroup().RequireScope(Scopes.Invoices).WithTags("Invoices");
        group.MapGet("/invoices", ListAsync).AnswersLike(200, InvoiceExamples.List).Refuses(400, Codes.QueryInvalid).Refuses(404, Codes.NotFound).WithSummary("List invoices")
            .WithDescription("In the order in which they were made. Follow nextCursor until it is null. customer (our id or your reference), state and month (2026-11) narrow it.");
        group.MapGet("/invoices/{invoice}", ReadAsync).AnswersLike(200, InvoiceExamples.One).Refuses(404, Codes.NotFound).WithSummary("Read an invoice with its lines, by id or number")
            .WithDescription("Each line says how it came about. A draft changes until it is final; from then on nothing of it does but its state and what is settled.");
        group.MapGet("/invoices/{invoice}/why", WhyAsync).AnswersLike(200, InvoiceExamples.Why).Refuses(404, Codes.NotFound).WithSummary("Why it is more, or less, than the one before")
            .WithDescription("The difference to the final invoice of the month before it, before tax, in parts that add up to it. before is null for the first, and for a closing invoice.");
        group.MapPost("/invoices/{invoice}/verify", VerifyAsync).AnswersLike(200, InvoiceExamples.Verified).Refuses(404, Codes.NotFound).WithSummary("Make an invoice again, and compare")
            .WithDescription("Counts the events of usage anew, looks the terms up, and holds each line and the total against what is stored. It changes nothing. What differs is in faults.");
        group.MapGet("/customers/{customer}/invoices/upcoming", UpcomingAsync).AnswersLike(200, InvoiceExamples.Upcoming).Refuses(404, Codes.NotFound).WithSummary("What the running month comes to, if it ended now")
            .WithDescription("Made as the invoice will be, with what was used until now. month is null while nothing is billed.");
    }

    private static async Task<Results<Ok<InvoiceList>, ProblemHttpResult>> ListAsync(ReadInvoices read, string? customer, string? state, string? month, string? cursor, CancellationToken ct, int limit = 20)
    {
        var page = await read.ListAsync(new(customer, state, month, cursor, limit), ct);
        return page.IsDone ? TypedResults.Ok(page.Value) : Refuse(page.Refused!);
    }

    private static async Task<Results<Ok<InvoiceWithLines>, ProblemHttpResult>> ReadAsync(string invoice, ReadInvoices read, CancellationToken ct) =>
        await read.OneAsync(invoice, ct) is { } found ? TypedResults.Ok(found) : Refuse(Unknown);

    private static async Task<Results<Ok<WhyAnswer>, ProblemHttpResult>> WhyAsync(string invoice, ReadInvoices read, CancellationToken ct) =>
        await read.WhyAsync(invoice, ct) is { } found ? TypedResults.Ok(found) : Refuse(Unknown);

    private static async Task<Results<Ok<VerifyAnswer>, ProblemHttpResult>> VerifyAsync(string invoice, VerifyInvoice verify, CancellationToken ct) =>
        await verify.RunAsync(invoice, ct: ct) is { } told ? TypedResults.Ok(VerifyAnswer.Of(told)) : Refuse(Unknown);

    private static async Task<Results<Ok<UpcomingAnswer>, ProblemHttpResult>> UpcomingAsync(string customer, ReadInvoices read, CancellationToken ct)
    {
        var told = await read.UpcomingAsync(customer, ct);
        return told.IsDone ? TypedResults.Ok(told.Value) : Refuse(told.Refused!);
    }

    private static ProblemHttpResult Refuse(Refusal why) => ApiProblem.Of(why.Code == Codes.NotFound ? 404 : 400, why);
}
