using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BillingPortal.Platform.Email.Mailbox;

/// <summary>The files that go with the sandbox's mails.</summary>
internal static class MailboxFiles
{
    public static string Of(long mail) => string.Create(CultureInfo.InvariantCulture, $"/sandbox/mail/{mail}/attachment");

    /// <summary>Below /sandbox.</summary>
    public static void MapMailboxFiles(this IEndpointRouteBuilder sandbox) => sandbox.MapGet("/mail/{id:long}/attachment", DownloadAsync).ExcludeFromDescription();

    private static async Task<Results<FileContentHttpResult, NotFound>> DownloadAsync(long id, ReadMailbox mailbox, CancellationToken ct) =>
        await mailbox.FileAsync(id, ct) is { } file ? TypedResults.File(file.Bytes, file.ContentType, file.Name) : TypedResults.NotFound();
}
