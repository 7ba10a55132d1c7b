using System.IO.Compression;

namespace AiChef.Tests.LocalCloud.CloudFormation.Registry;

/// <summary>Schema handler packages, and how they are registered.</summary>
internal static class ExtensionPackage
{
    public const string Oven = """
        {
          "typeName": "Chef::Kitchen::Oven", "description": "Bakes", "additionalProperties": false,
          "properties": { "Shelf": { "type": "string" }, "Heat": { "type": "integer", "maximum": 300 } },
          "required": ["Shelf"], "primaryIdentifier": ["/properties/Shelf"],
          "createOnlyProperties": ["/properties/Shelf"], "typeConfiguration": {
            "additionalProperties": false, "properties": { "Voltage": { "type": "integer" } } },
          "handlers": { "create": {}, "read": {}, "update": {}, "delete": {} }
        }
        """;

    public static byte[] Zip(string schema, params (string Name, string Text)[] more)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create))
        {
            foreach (var (name, text) in new[] { (".rpdk-config", "{}"), ("schema.json", schema) }.Concat(more))
            {
                using var writer = new StreamWriter(zip.CreateEntry(name).Open());
                writer.Write(text);
            }
        }

        return bytes.ToArray();
    }

    /// <summary>Registers a package and waits for the end; answers the ARN of the version, or why it failed.</summary>
    public static async Task<string> RegisterAsync(this StackFixture aws, string kind, string name, byte[] package)
    {
        var bucket = $"packages-{Guid.NewGuid()}";
        await aws.PutObjectAsync(bucket, "p.zip", package);
        var token = (
            await aws.CallAsync(
                "RegisterType",
                ("Type", kind),
                ("TypeName", name),
                ("SchemaHandlerPackage", $"s3://{bucket}/p.zip")
            )
        )
            .Element("RegistrationToken")!
            .Value;
        var (status, result) = ("", "");
        await aws.UntilAsync(
            async () =>
            {
                var found = await aws.CallAsync("DescribeTypeRegistration", ("RegistrationToken", token));
                status = found.Element("ProgressStatus")!.Value;
                result = (found.Element("TypeVersionArn") ?? found.Element("Description"))?.Value ?? "";
                return status != "IN_PROGRESS";
            },
            $"the registration of {name}"
        );
        return status == "COMPLETE" ? result : result[(result.LastIndexOf(']') + 2)..];
    }
}
