using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using AiChef.LocalCloud.Lambda;
using Shouldly;
using Xunit;

namespace AiChef.Tests.LocalCloud.Lambda;

/// <summary>
/// A package that would leave its folder, or grow beyond AWS's limit, is refused when it comes, in AWS's words.
/// </summary>
public sealed class CodePackageTests
{
    private const string Unzippable =
        "Could not unzip uploaded file. Please check your file, then try to upload again.";
    private const string TooLarge = "Unzipped size must be smaller than 262144000 bytes";

    [Theory]
    [InlineData("../evil.dll")]
    [InlineData("../../../../tmp/evil")]
    [InlineData("lib/../../evil.dll")]
    [InlineData("/etc/cron.d/evil")]
    [InlineData("..")]
    [InlineData("a\0b")]
    public async Task An_entry_outside_the_package_is_refused(string name)
    {
        (await RefusalAsync(Zip("bootstrap", name))).ShouldBe(Unzippable);
    }

    [Fact]
    public async Task A_file_that_is_a_folder_too_is_refused() =>
        (await RefusalAsync(Zip("lib", "lib/a.dll"))).ShouldBe(Unzippable);

    [Theory]
    [InlineData("")]
    [InlineData("PK")]
    [InlineData("not a zip at all")]
    public async Task What_is_no_zip_is_refused(string text) =>
        (await RefusalAsync(Encoding.ASCII.GetBytes(text))).ShouldBe(Unzippable);

    [Fact]
    public async Task A_zip_with_any_byte_changed_is_taken_or_refused_but_never_a_failure()
    {
        var zip = Zip("bootstrap", "lib/a.dll");
        await using var lambda = await LambdaFixture.StartAsync();
        for (var at = 0; at < zip.Length; at++)
        {
            var changed = (byte[])zip.Clone();
            changed[at] ^= 0xFF;
            try
            {
                await MakeAsync(lambda, $"f{at}", changed);
            }
            catch (AwsRefusalException refusal)
            {
                refusal.Status.ShouldBe(400);
            }
        }
    }

    [Fact]
    public async Task A_package_that_unzips_to_more_than_the_limit_is_refused()
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            await using var content = await zip.CreateEntry("zeros", CompressionLevel.Fastest).OpenAsync();
            var zeros = new byte[1024 * 1024];
            for (var megabytes = 0; megabytes <= 250; megabytes++)
            {
                await content.WriteAsync(zeros);
            }
        }

        (await RefusalAsync(bytes.ToArray())).ShouldBe(TooLarge);
    }

    [Fact]
    public void What_an_entry_unzips_to_is_no_more_than_it_says()
    {
        var zip = WithSizesSaidToBe(Zip("a"), 3);

        CodePackage.Check(zip);

        using var archive = new ZipArchive(new MemoryStream(zip));
        using var reader = new StreamReader(archive.Entries.Single().Open());
        reader.ReadToEnd().ShouldBe("con");
    }

    [Fact]
    public async Task Entries_whose_sizes_add_up_beyond_any_number_are_refused() =>
        (
            await RefusalAsync(
                WithSizesSaidToBe(Zip([.. Enumerable.Range(0, 100).Select(static i => $"{i}")]), uint.MaxValue - 1)
            )
        ).ShouldBe(TooLarge);

    [Theory]
    [InlineData("../../../../evil")]
    [InlineData("/tmp/evil")]
    [InlineData("a/../../evil")]
    public async Task A_handler_outside_the_package_is_never_run(string handler)
    {
        await using var lambda = await LambdaFixture.StartAsync();
        await lambda.MakeAsync("soup", $"{{'Handler':'{handler}'}}");

        var refusal = await Should.ThrowAsync<AwsRefusalException>(() => lambda.InvokeAsync("soup"));

        refusal.Text.ShouldContain($"LocalCloud does not model handlers outside the package ({handler})");
    }

    [Theory]
    [InlineData("a", true)]
    [InlineData("lib/a", true)]
    [InlineData("lib/../a", true)]
    [InlineData("./", true)]
    [InlineData("../task-2/a", false)]
    [InlineData("..", false)]
    [InlineData("/", false)]
    [InlineData("a\0", false)]
    public void A_path_is_inside_its_folder_or_none(string name, bool isInside) =>
        (CodePackage.PathIn("/var/task", name) is not null).ShouldBe(isInside);

    private static async Task<string> RefusalAsync(byte[] zip)
    {
        await using var lambda = await LambdaFixture.StartAsync();
        await lambda.MakeAsync("known");
        var created = await Should.ThrowAsync<AwsRefusalException>(() => MakeAsync(lambda, "soup", zip));
        var updated = await Should.ThrowAsync<AwsRefusalException>(() =>
            lambda.CallAsync(HttpMethod.Put, "known/code", new JsonObject { ["ZipFile"] = Convert.ToBase64String(zip) })
        );
        (created.Status, created.Code, created.Text).ShouldBe((400, "InvalidParameterValueException", updated.Text));
        return created.Text;
    }

    private static Task<JsonObject> MakeAsync(LambdaFixture lambda, string name, byte[] zip) =>
        lambda.MakeAsync(
            name,
            new JsonObject { ["Code"] = new JsonObject { ["ZipFile"] = Convert.ToBase64String(zip) } }.ToJsonString()
        );

    private static byte[] Zip(params string[] entries)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create))
        {
            foreach (var name in entries)
            {
                using var writer = new StreamWriter(zip.CreateEntry(name).Open());
                writer.Write("content of an entry");
            }
        }

        return bytes.ToArray();
    }

    // the uncompressed size of a central directory header lies 24 bytes after its mark
    private static byte[] WithSizesSaidToBe(byte[] zip, uint size)
    {
        for (
            var at = 0;
            (at = zip.AsSpan(at).IndexOf("PK\u0001\u0002"u8) + at) >= 0
                && zip.AsSpan(at).StartsWith("PK\u0001\u0002"u8);
            at += 4
        )
        {
            BinaryPrimitives.WriteUInt32LittleEndian(zip.AsSpan(at + 24), size);
        }

        return zip;
    }
}
