using System.Net;
using Shouldly;
using Xunit;

namespace AiChef.Tests.LocalCloud.S3;

/// <summary>The configurations that S3 refuses.</summary>
public sealed class BucketDocumentTests : S3Tests
{
    private const string Filter = "<Filter/>";
    private const string Expiration = "<Expiration><Days>7</Days></Expiration>";
    private const string Enabled = "<Status>Enabled</Status>";

    [Theory]
    [InlineData("versioning", "<VersioningConfiguration><Status>enabled</Status></VersioningConfiguration>")]
    [InlineData("versioning", "<VersioningConfiguration><State>Enabled</State></VersioningConfiguration>")]
    [InlineData("versioning", "<VersioningConfiguration>")]
    [InlineData("requestPayment", "<RequestPaymentConfiguration><Payer>Random</Payer></RequestPaymentConfiguration>")]
    [InlineData("requestPayment", "<RequestPaymentConfiguration/>")]
    [InlineData("cors", "<CORSConfiguration/>")]
    [InlineData(
        "cors",
        "<CORSConfiguration><CORSRule><AllowedMethod>GET</AllowedMethod></CORSRule></CORSConfiguration>"
    )]
    [InlineData(
        "cors",
        "<CORSConfiguration><CORSRule><AllowedMethod>GET</AllowedMethod><AllowedOrigin>*</AllowedOrigin>"
            + "<MaxAgeSeconds>long</MaxAgeSeconds></CORSRule></CORSConfiguration>"
    )]
    [InlineData(
        "publicAccessBlock",
        "<PublicAccessBlockConfiguration><BlockPublicAcls>yes</BlockPublicAcls></PublicAccessBlockConfiguration>"
    )]
    [InlineData(
        "ownershipControls",
        "<OwnershipControls><Rule><ObjectOwnership>Mine</ObjectOwnership></Rule></OwnershipControls>"
    )]
    [InlineData("tagging", "<Tagging><TagSet><Tag><Key>a</Key></Tag></TagSet></Tagging>")]
    public async Task A_document_that_the_published_schema_does_not_admit_is_malformed(string name, string document) =>
        await ErrorAsync("PUT", $"/pantry?{name}", HttpStatusCode.BadRequest, "MalformedXML", document);

    [Theory]
    [InlineData("versioning", "<VersioningConfiguration/>", "IllegalVersioningConfigurationException")]
    [InlineData(
        "cors",
        "<CORSConfiguration><CORSRule><AllowedMethod>COOK</AllowedMethod><AllowedOrigin>*</AllowedOrigin></CORSRule>"
            + "</CORSConfiguration>",
        "InvalidRequest"
    )]
    [InlineData(
        "cors",
        "<CORSConfiguration><CORSRule><AllowedMethod>GET</AllowedMethod><AllowedOrigin>http://*.*</AllowedOrigin>"
            + "</CORSRule></CORSConfiguration>",
        "InvalidRequest"
    )]
    [InlineData(
        "notification",
        "<NotificationConfiguration><TopicConfiguration><Topic>kitchen</Topic><Event>s3:ObjectCreated:*</Event>"
            + "</TopicConfiguration></NotificationConfiguration>",
        "InvalidArgument"
    )]
    [InlineData("tagging", "<Tagging><TagSet><Tag><Key>aws:cook</Key><Value/></Tag></TagSet></Tagging>", "InvalidTag")]
    [InlineData("tagging", "<Tagging><TagSet><Tag><Key>a,b</Key><Value/></Tag></TagSet></Tagging>", "InvalidTag")]
    [InlineData(
        "tagging",
        "<Tagging><TagSet><Tag><Key>a</Key><Value>1</Value></Tag><Tag><Key>a</Key><Value>2</Value></Tag></TagSet>"
            + "</Tagging>",
        "InvalidTag"
    )]
    [InlineData("policy", "[]", "MalformedPolicy")]
    [InlineData("policy", "{}", "MalformedPolicy")]
    public async Task A_document_that_breaks_another_rule_is_refused_by_its_code(
        string name,
        string document,
        string code
    ) => await ErrorAsync("PUT", $"/pantry?{name}", HttpStatusCode.BadRequest, code, document);

    [Theory]
    [InlineData(Expiration + Enabled, "MalformedXML")]
    [InlineData(Filter + "<Prefix/>" + Expiration + Enabled, "MalformedXML")]
    [InlineData(Filter + Expiration + Enabled + "<NoncurrentVersionExpiration/>", "MalformedXML")]
    [InlineData("<Filter><Prefix/><And><Prefix>a</Prefix></And></Filter>" + Expiration + Enabled, "MalformedXML")]
    [InlineData(
        Filter
            + "<Expiration><Days>1</Days><ExpiredObjectDeleteMarker>true</ExpiredObjectDeleteMarker></Expiration>"
            + Enabled,
        "MalformedXML"
    )]
    [InlineData(Filter + "<Expiration><Days>soon</Days></Expiration>" + Enabled, "MalformedXML")]
    [InlineData(Filter + "<Expiration><Days>0</Days></Expiration>" + Enabled, "InvalidArgument")]
    [InlineData(Filter + "<Expiration><Date>2030-01-01T02:00:00Z</Date></Expiration>" + Enabled, "InvalidArgument")]
    [InlineData(Filter + Enabled, "InvalidRequest")]
    [InlineData(
        "<Filter><And><Tag><Key>a</Key><Value>1</Value></Tag><Tag><Key>a</Key><Value>2</Value></Tag></And></Filter>"
            + Expiration
            + Enabled,
        "InvalidRequest"
    )]
    public async Task A_rule_for_the_life_of_objects_that_S3_does_not_take_is_refused(string rule, string code) =>
        await ErrorAsync("PUT", "/pantry?lifecycle", HttpStatusCode.BadRequest, code, Lifecycle(rule));

    [Theory]
    [InlineData(Filter + Expiration + Enabled)]
    [InlineData("<Prefix/>" + Expiration + Enabled)]
    [InlineData(Filter + "<Expiration><Date>2030-01-01T00:00:00Z</Date></Expiration>" + Enabled)]
    [InlineData(
        Filter + "<Transition><Days>0</Days><StorageClass>GLACIER</StorageClass></Transition><Status>Disabled</Status>"
    )]
    public async Task A_rule_for_the_life_of_objects_that_S3_takes_is_kept(string rule)
    {
        using var put = await SendAsync("PUT", "/pantry?lifecycle", Lifecycle(rule));
        put.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await XmlAsync("/pantry?lifecycle")).ToString().ShouldContain("<Status>");
    }

    [Fact]
    public async Task An_empty_set_of_tags_is_none()
    {
        const string tags = "<Tagging><TagSet><Tag><Key>a</Key><Value/></Tag></TagSet></Tagging>";
        (await SendAsync("PUT", "/pantry?tagging", tags)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        Values(await XmlAsync("/pantry?tagging"), "Key").ShouldBe(["a"]);
        (await SendAsync("PUT", "/pantry?tagging", "<Tagging/>")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        await ErrorAsync("GET", "/pantry?tagging", HttpStatusCode.NotFound, "NoSuchTagSet");
    }

    [Theory]
    [InlineData("metrics", "MetricsConfiguration", "")]
    [InlineData(
        "analytics",
        "AnalyticsConfiguration",
        "<StorageClassAnalysis><DataExport><OutputSchemaVersion>V_1</OutputSchemaVersion><Destination>"
            + "<S3BucketDestination><Format>CSV</Format><Bucket>arn:aws:s3:::cellar</Bucket></S3BucketDestination>"
            + "</Destination></DataExport></StorageClassAnalysis>"
    )]
    public async Task Configurations_with_ids_are_kept_listed_and_deleted(string kind, string root, string rest)
    {
        foreach (var id in new[] { "b", "a" })
        {
            using var put = await SendAsync("PUT", $"/pantry?{kind}&id={id}", Named(root, id, rest));
            put.StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        Values(await XmlAsync($"/pantry?{kind}"), "Id").ShouldBe(["a", "b"]);
        (await SendAsync("DELETE", $"/pantry?{kind}&id=a")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        Values(await XmlAsync($"/pantry?{kind}&id=b"), "Id").ShouldBe(["b"]);
        await ErrorAsync("GET", $"/pantry?{kind}&id=a", HttpStatusCode.NotFound, "NoSuchConfiguration");
        await ErrorAsync(
            "PUT",
            $"/pantry?{kind}&id=a",
            HttpStatusCode.BadRequest,
            "IdMismatch",
            Named(root, "b", rest)
        );
    }

    [Theory]
    [InlineData("<Id>a</Id>", "MalformedXML")]
    [InlineData(
        "<Id>a</Id><Destination><S3BucketDestination><Bucket>cellar</Bucket><Format>CSV</Format>"
            + "</S3BucketDestination></Destination><IsEnabled>true</IsEnabled><IncludedObjectVersions>All"
            + "</IncludedObjectVersions><Schedule><Frequency>Daily</Frequency></Schedule>",
        "InvalidS3DestinationBucket"
    )]
    public async Task An_inventory_that_S3_does_not_take_is_refused(string content, string code) =>
        await ErrorAsync(
            "PUT",
            "/pantry?inventory&id=a",
            HttpStatusCode.BadRequest,
            code,
            $"<InventoryConfiguration>{content}</InventoryConfiguration>"
        );

    private static string Named(string root, string id, string rest) => $"<{root}><Id>{id}</Id>{rest}</{root}>";

    private static string Lifecycle(string rule) =>
        $"<LifecycleConfiguration><Rule>{rule}</Rule></LifecycleConfiguration>";
}
