# Runs the build: .\build.ps1 [targets] [options]; --help lists both.
# Compiles the build (build\Targets) first when something below build has changed, and prints nothing otherwise.
#   $env:USE_STAND_INS = 'true', 'false' or 'NAME;NAME'   build\StandIns for all packages, for none, or for those named,
#                                                         instead of for those that the package feed lacks
#   $env:PACKAGE_FEED_TIMEOUT = '90'                      seconds for which the feed may be silent while it is asked
Set-StrictMode -Version 2.0
$ErrorActionPreference = 'Stop'

$root = $PSScriptRoot
$ready = Join-Path $root '.nuke/temp/bootstrap/ready'
$ownSdk = Join-Path $root '.nuke/temp/dotnet-win'

$env:DOTNET_CLI_TELEMETRY_OPTOUT = '1'
$env:DOTNET_NOLOGO = '1'
$env:DOTNET_SKIP_FIRST_TIME_EXPERIENCE = '1'
$env:NUKE_TELEMETRY_OPTOUT = '1'
$env:DOTNET_TieredPGO = '0'; $env:DOTNET_EnableWriteXorExecute = '0' # build.sh tells why
function Write-BuildLine([string] $text) { [Console]::Error.WriteLine("build: $text") }

# The file "ready" tells what the last compilation made, and for which USE_STAND_INS.
function Read-Ready {
    $relative, $asked = @(Get-Content -LiteralPath $ready -Encoding UTF8)
    $script:assembly = Join-Path $root $relative
    return $asked
}

# It bears the time of that compilation; whether what is newer matters is for build\Bootstrap to say.
function Test-Current {
    if (-not $dotnet -or -not (Test-Path -LiteralPath $ready)) { return $false }
    if ((Read-Ready) -ne "$env:USE_STAND_INS" -or -not (Test-Path -LiteralPath $assembly)) { return $false }
    $since = [IO.File]::GetLastWriteTimeUtc($ready)
    $files = "$root/global.json", "$env:APPDATA/NuGet/NuGet.Config"
    for ($up = $root; $up; $up = Split-Path $up) { $files += "$up/nuget.config" }
    $entries = @([IO.DirectoryInfo]"$root/build") + [IO.FileInfo[]]$files
    while ($entries) {
        if ($entries | Where-Object { $_.LastWriteTimeUtc -gt $since }) { return $false }
        $folders = @($entries | Where-Object { $_ -is [IO.DirectoryInfo] })
        $entries = @($folders | ForEach-Object { $_.GetFileSystemInfos() } |
            Where-Object { $_.Name -notmatch '^(bin|obj|Tests.*|Faults|Bench|\..*)$' })
    }
    return $true
}

function Find-DotNet {
    $own = Join-Path $ownSdk 'dotnet.exe'
    if (-not (Test-Path -LiteralPath $own)) {
        return Get-Command dotnet -CommandType Application -ErrorAction SilentlyContinue | Select-Object -First 1
    }
    $env:DOTNET_ROOT, $env:PATH = $ownSdk, ($ownSdk + [IO.Path]::PathSeparator + $env:PATH)
    return $own
}

function Install-Sdk {
    Write-BuildLine 'installing the .NET SDK that global.json asks for'
    New-Item $ownSdk -ItemType Directory -Force | Out-Null
    $script = Join-Path $ownSdk 'dotnet-install.ps1'
    [Net.ServicePointManager]::SecurityProtocol = [Net.SecurityProtocolType]::Tls12
    try { (New-Object Net.WebClient).DownloadFile('https://dot.net/v1/dotnet-install.ps1', $script) }
    catch { Write-BuildLine 'cannot download dotnet-install.ps1; install the .NET SDK of global.json'; exit 2 }
    & powershell -ExecutionPolicy ByPass -File $script -JSonFile "$root/global.json" -InstallDir $ownSdk -NoPath |
        Out-Null
    if ($LASTEXITCODE -ne 0) { Write-BuildLine 'cannot install the .NET SDK'; exit 2 }
}

function Test-Sdk {
    Push-Location -LiteralPath $root
    try { & $dotnet --version *> $null; $LASTEXITCODE -eq 0 } finally { Pop-Location }
}

$dotnet = Find-DotNet
if (-not (Test-Current)) {
    if (-not $dotnet -or -not (Test-Sdk)) { Install-Sdk; $dotnet = Find-DotNet }
    & $dotnet msbuild "$root/build/Bootstrap/Bootstrap.proj" -nologo -tl:off -v:q -clp:NoSummary -m:1 -nr:false |
        Out-Host
    if ($LASTEXITCODE -ne 0) { exit 2 }
    Read-Ready | Out-Null
}
# PowerShell makes an array of a,b: it is one argument again here.
& $dotnet $assembly @($args | ForEach-Object { $_ -join ',' }) --root $root
exit $LASTEXITCODE
