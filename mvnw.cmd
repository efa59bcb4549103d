@echo off
rem Runs the Maven that .mvn\wrapper\maven-wrapper.properties names; the same as mvnw (read there what can be set), for
rem Windows. The lower half is PowerShell: it finds the JDK and Maven and answers with what to set.
setlocal
set "MVNW_SELF=%~f0"
set "MVNW_MAVEN="
for /f "usebackq tokens=1,* delims==" %%a in (`powershell -NoProfile -ExecutionPolicy Bypass -Command "$text = [IO.File]::ReadAllText($env:MVNW_SELF); Invoke-Expression $text.Substring($text.IndexOf('#power' + 'shell'))"`) do set "%%a=%%b"
if not defined MVNW_MAVEN exit /b 1
call "%MVNW_MAVEN%" %*
exit /b %ERRORLEVEL%

#powershell
$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'
$oldestJava = 17
$oldestMaven = [version]'3.8'
$connectSeconds = 8

function Say($text) { [Console]::Error.WriteLine("mvnw: $text") }
function Tell($text) { if ($env:MVNW_VERBOSE -in 'true', 'debug') { Say $text } }
function Fail($text) { Say $text; exit 1 }

# ---- The JDK ----

function Find-Jdk {
    if ($env:JAVA_HOME) { $java = Join-Path $env:JAVA_HOME 'bin\java.exe' }
    else { $java = (Get-Command java.exe -ErrorAction SilentlyContinue | Select-Object -First 1).Source }
    if (-not $java -or -not (Test-Path -LiteralPath $java)) {
        Fail "a JDK $oldestJava or newer is needed, but none was found. Install one or set JAVA_HOME to where it is."
    }
    $ErrorActionPreference = 'Continue'
    $facts = & $java -XshowSettings:properties -version 2>&1 | ForEach-Object { "$_" }
    $javaHome = ($facts | Select-String '^\s*java\.home = (.*)$').Matches[0].Groups[1].Value.Trim()
    $version = [int]($facts | Select-String '^\s*java\.specification\.version = (?:1\.)?(\d+)').Matches[0].Groups[1].Value
    if ($version -lt $oldestJava) { Fail "a JDK $oldestJava or newer is needed, but '$java' is Java $version." }
    if (-not (Test-Path -LiteralPath (Join-Path $javaHome 'bin\javac.exe'))) {
        Fail "a JDK $oldestJava or newer is needed, but '$java' is a JRE, without a compiler."
    }
    $javaHome
}

# ---- The settings ----

function Get-NameHash([string] $text) {
    [long] $hash = 0
    foreach ($letter in $text.ToCharArray()) { $hash = ($hash * 31 + [int] $letter) % 4294967296 }
    '{0:x}' -f $hash
}

$jdk = Find-Jdk
$settings = Join-Path (Split-Path -Parent $env:MVNW_SELF) '.mvn\wrapper\maven-wrapper.properties'
if (-not (Test-Path -LiteralPath $settings)) { Fail "$settings is missing." }
$properties = @{}
foreach ($line in [IO.File]::ReadAllLines($settings)) {
    if ($line -match '^\s*(\w+)\s*=\s*(.*?)\s*$') { $properties[$Matches[1]] = $Matches[2] }
}
$address = $properties['distributionUrl']
$expected = $properties['distributionSha256Sum']
if ($address -notmatch '/(([^/]+)-bin\.zip)$') { Fail "distributionUrl in $settings must end in -bin.zip, but is '$address'." }
$file = $Matches[1]
$name = $Matches[2]
if ($env:MVNW_REPOURL) {
    $address = $env:MVNW_REPOURL.TrimEnd('/') + "/org/apache/maven/apache-maven/$($name -replace '^apache-maven-')/$file"
}
$userHome = $env:MAVEN_USER_HOME
if (-not $userHome) { $userHome = Join-Path $env:USERPROFILE '.m2' }
$parent = Join-Path $userHome "wrapper\dists\$name"
$mavenHome = Join-Path $parent (Get-NameHash $address)
$maven = Join-Path $mavenHome 'bin\mvn.cmd'

# ---- Fetching and installing ----

# Unpacks beside the place and moves there in one step, so that nobody ever sees half a Maven.
function Install-Maven {
    $work = Join-Path $parent ('.fetch-' + [guid]::NewGuid().ToString('n'))
    [void](New-Item -ItemType Directory -Force -Path $work)
    try {
        $archive = Join-Path $work $file
        $problem = Receive-Archive $archive
        if ($problem) { return $problem }
        if ($expected) {
            $received = (Get-FileHash -LiteralPath $archive -Algorithm SHA256).Hash.ToLowerInvariant()
            if ($received -ne $expected) {
                Say "refused: what $address gave has another check sum than distributionSha256Sum says."
                Say "  expected $expected"
                Say "  received $received"
                Fail "Either the download was tampered with or cut short, or $settings was changed in one place only."
            }
        }
        Expand-Archive -LiteralPath $archive -DestinationPath (Join-Path $work 'unpacked')
        $unpacked = (Get-ChildItem -LiteralPath (Join-Path $work 'unpacked') -Directory | Select-Object -First 1).FullName
        if ((Test-Path -LiteralPath $mavenHome) -and -not (Test-Path -LiteralPath $maven)) {
            [IO.Directory]::Move($mavenHome, (Join-Path $work 'broken'))
        }
        try { [IO.Directory]::Move($unpacked, $mavenHome) } catch { if (-not (Test-Path -LiteralPath $maven)) { throw } }
        Tell "Maven is now in $mavenHome"
    } finally {
        Remove-Item -LiteralPath $work -Recurse -Force -ErrorAction SilentlyContinue
    }
}

# Answers with what went wrong, or with nothing.
function Receive-Archive($archive) {
    Tell "fetching $address"
    try {
        [Net.ServicePointManager]::SecurityProtocol = [Net.ServicePointManager]::SecurityProtocol -bor 3072
        $request = [Net.WebRequest]::Create($address)
        $request.Timeout = $connectSeconds * 1000
        $request.ReadWriteTimeout = 20000
        if ($env:MVNW_USERNAME) {
            $login = New-Object Net.NetworkCredential $env:MVNW_USERNAME, $env:MVNW_PASSWORD
            $cache = New-Object Net.CredentialCache
            $cache.Add([uri] $address, 'Basic', $login)
            $request.Credentials = $cache
        }
        $response = $request.GetResponse()
        try {
            $out = [IO.File]::Create($archive)
            try { $response.GetResponseStream().CopyTo($out) } finally { $out.Dispose() }
        } finally { $response.Dispose() }
    } catch { return $_.Exception.GetBaseException().Message }
}

function Find-PathMaven {
    $found = (Get-Command mvn.cmd -ErrorAction SilentlyContinue | Select-Object -First 1).Source
    if (-not $found) { return }
    $env:JAVA_HOME = $jdk
    $ErrorActionPreference = 'Continue'
    if ("$(& $found --batch-mode --version 2>$null)" -match 'Apache Maven (\d+\.\d+[\d.]*)') {
        if ([version] $Matches[1].TrimEnd('.') -ge $oldestMaven) { [pscustomobject]@{ Path = $found; Version = $Matches[1] } }
    }
}

# ---- And go ----

if (-not (Test-Path -LiteralPath $maven)) {
    try { $problem = Install-Maven } catch { Fail $_.Exception.Message }
    if ($problem) {
        $other = Find-PathMaven
        if (-not $other) {
            Say "cannot reach $address ($problem), and no Maven $oldestMaven or newer is on the PATH."
            Fail 'Install Maven and run this again, or set MVNW_REPOURL to a Maven repository that can be reached from here.'
        }
        Say "cannot reach $address ($problem); using Maven $($other.Version) from $($other.Path) instead."
        $maven = $other.Path
    }
}
"JAVA_HOME=$jdk"
"MVNW_MAVEN=$maven"
