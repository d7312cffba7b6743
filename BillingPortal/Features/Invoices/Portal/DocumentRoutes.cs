using BillingPortal.Features.Invoices.Documents;
using BillingPortal.Features.Customers.Contracts;
using BillingPortal.Platform.Identity;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BillingPortal.Features.Invoices.Portal;

/// <summary>Invoices and credit notes as files: a customer's own, and all of them for staff. Whoever owes has them also while the portal is locked.</summary>
internal static class DocumentRoutes
{
    public static void MapDocumentFiles(this WebApplication app)
    {
        app.MapGet("/invoices/{id}/pdf", InvoiceAsync).RequireAuthorization(Policies.SignedIn).ExcludeFromDescription();
        app.MapGet("/credit-notes/{id}/pdf", CreditNoteAsync).RequireAuthorization(Policies.SignedIn).ExcludeFromDescription();
    }

    private static async Task<Results<FileContentHttpResult, NotFound>> InvoiceAsync(string id, ReadDocument read, CurrentCustomer current, HttpContext http)
    {
        var (isAllowed, profile) = await WhoseAsync(current, http);
        return Answer(isAllowed ? await read.InvoiceAsync(id, profile, http.RequestAborted) : null, http);
    }

    private static async Task<Results<FileContentHttpResult, NotFound>> CreditNoteAsync(string id, ReadDocument read, CurrentCustomer current, HttpContext http)
    {
        var (isAllowed, profile) = await WhoseAsync(current, http);
        return Answer(isAllowed ? await read.CreditNoteAsync(id, profile, http.RequestAborted) : null, http);
    }

    // Staff who look at the portal as a customer see that customer's only.
    private static async Task<(bool IsAllowed, long? Profile)> WhoseAsync(CurrentCustomer current, HttpContext http)
    {
        if (ViewingAs.Of(http.User) is null && (http.User.IsInRole(Roles.Admin) || http.User.IsInRole(Roles.Support))) return (true, null);
        return await current.OfAsync(http.User, http.RequestAborted) is { } who ? (true, who.ProfileId) : (false, null);
    }

    // Nobody between keeps it.
    private static Results<FileContentHttpResult, NotFound> Answer(DocumentFile? file, HttpContext http)
    {
        if (file is null) return TypedResults.NotFound();
        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.File(file.Bytes, DocumentFile.Kind, file.Name);
    }
}
