using System.Text;
using BillingPortal.Platform.Email;

namespace BillingPortal.Tests.Platform.Email;

/// <summary>Files that say whose they are.</summary>
internal sealed class SampleFile : IMailAttachment
{
    public const string Name = "sample";
    public const string Nothing = "nothing";

    public string Kind => Name;

    public string ContentType => "application/pdf";

    public Task<byte[]?> MakeAsync(string id, CancellationToken ct) => Task.FromResult(id == Nothing ? null : Encoding.UTF8.GetBytes("file of " + id));
}
