using System.Net;
using System.Security.Cryptography;
using Shouldly;
using Xunit;

namespace AiChef.Tests.LocalCloud.S3;

public sealed class ObjectLockTests : S3Tests
{
    private const string Config =
        "<ObjectLockConfiguration><ObjectLockEnabled>Enabled</ObjectLockEnabled>{0}</ObjectLockConfiguration>";

    private static readonly string Checksum = Convert.ToBase64String(SHA256.HashData("wine"u8));

    [Fact]
    public async Task A_locked_version_stays_until_its_time_or_its_hold_is_over()
    {
        using var made = await SendAsync("PUT", "/vault", null, ("x-amz-bucket-object-lock-enabled", "true"));
        made.StatusCode.ShouldBe(HttpStatusCode.OK);
        using var configured = await SendAsync("PUT", "/vault?object-lock", Default("GOVERNANCE"));
        configured.StatusCode.ShouldBe(HttpStatusCode.OK);
        await ErrorAsync("PUT", "/vault/a", HttpStatusCode.BadRequest, "InvalidRequest", "wine");
        using var put = await SendAsync("PUT", "/vault/a", "wine", ("x-amz-checksum-sha256", Checksum));
        var version = "/vault/a?versionId=" + put.Headers.GetValues("x-amz-version-id").Single();
        using var head = await SendAsync("HEAD", "/vault/a");
        head.Headers.GetValues("x-amz-object-lock-mode").Single().ShouldBe("GOVERNANCE");

        await ErrorAsync("DELETE", version, HttpStatusCode.Forbidden, "AccessDenied");
        const string hold = "<LegalHold><Status>ON</Status></LegalHold>";
        using var held = await SendAsync("PUT", version.Replace("?", "?legal-hold&"), hold);
        (await BypassAsync(version)).ShouldBe(HttpStatusCode.Forbidden);
        using var free = await SendAsync("PUT", version.Replace("?", "?legal-hold&"), hold.Replace("ON", "OFF"));
        (await BypassAsync(version)).ShouldBe(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task A_compliance_retention_can_only_be_made_longer()
    {
        using var made = await SendAsync("PUT", "/vault", null, ("x-amz-bucket-object-lock-enabled", "true"));
        using var put = await SendAsync("PUT", "/vault/a", "wine");
        using var retained = await SendAsync("PUT", "/vault/a?retention", Retention("COMPLIANCE", 2090));
        retained.StatusCode.ShouldBe(HttpStatusCode.OK);
        await ErrorAsync(
            "PUT",
            "/vault/a?retention",
            HttpStatusCode.Forbidden,
            "AccessDenied",
            Retention("COMPLIANCE", 2080)
        );
        using var longer = await SendAsync("PUT", "/vault/a?retention", Retention("COMPLIANCE", 2095));
        longer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var version = "/vault/a?versionId=" + put.Headers.GetValues("x-amz-version-id").Single();
        (await BypassAsync(version)).ShouldBe(HttpStatusCode.Forbidden);
        await ErrorAsync("GET", "/pantry?object-lock", HttpStatusCode.NotFound, "ObjectLockConfigurationNotFoundError");
    }

    private async Task<HttpStatusCode> BypassAsync(string version)
    {
        using var answer = await SendAsync("DELETE", version, null, ("x-amz-bypass-governance-retention", "true"));
        return answer.StatusCode;
    }

    private static string Default(string mode) =>
        Config.Replace("{0}", $"<Rule><DefaultRetention><Mode>{mode}</Mode><Days>1</Days></DefaultRetention></Rule>");

    private static string Retention(string mode, int year) =>
        $"<Retention><Mode>{mode}</Mode><RetainUntilDate>{year}-01-01T00:00:00Z</RetainUntilDate></Retention>";
}
