// Writes one <Service>.g.cs for each Models/<Service>.model into ../AWSSDK.<Service>/.
//   dotnet run --project build/StandIns/AwsSdk/AwsSdkGenerator.csproj -- build/StandIns
var root = args is [var given] ? given : throw new ArgumentException("give the folder of the stand-ins");
foreach (
    var path in Directory.GetFiles(Path.Combine(root, "AwsSdk", "Models"), "*.model").Order(StringComparer.Ordinal)
)
{
    var service = Service.Parse(path);
    File.WriteAllText(
        Path.Combine(root, $"AWSSDK.{service.Namespace}", $"{service.Namespace}.g.cs"),
        new Emitter(service).Emit()
    );
}
