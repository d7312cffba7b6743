using BillingPortal.Features.Invoices.Documents;
using BillingPortal.Platform.Api;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BillingPortal.Features.Invoices.Api;

/// <summary>Documents for the product's backends.</summary>
internal static class DocumentApi
{
    public static void MapDocumentApi(this IEndpointRouteBuilder app) =>
        app.MapApiGroup().MapGet("/invoices/{invoice}/pdf", PdfAsync).RequireScope(Scopes.Invoices).WithTags("Invoices")
            .Produces(StatusCodes.Status200OK, contentType: DocumentFile.Kind).Refuses(404, Codes.NotFound).WithSummary("Read an invoice as a PDF file")
            .WithDescription("By its id or number. It is made when it is asked for; as long as nothing is paid or credited, the same invoice gives the same bytes.");

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> PdfAsync(string invoice, ReadDocument read, CancellationToken ct) =>
        await read.InvoiceAsync(invoice, ct: ct) is { } file
            ? TypedResults.File(file.Bytes, DocumentFile.Kind, file.Name)
            : ApiProblem.Of(404, InvoiceEndpoints.Unknown);
}
