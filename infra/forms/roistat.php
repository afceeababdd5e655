<?php
// A lead of a site as scripts send it to Roistat. For Patchbay only the host and the key are others.

$host = 'http://localhost:8080';
$key = 'the form key of the project';

$lead = [
    'roistat' => isset($_COOKIE['roistat_visit']) ? $_COOKIE['roistat_visit'] : 'nocookie',
    'key' => $key,
    'title' => 'Order from {domain}',
    'comment' => 'Visit {visit}, came from {utmSource}',
    'name' => isset($_POST['name']) ? $_POST['name'] : 'Maria Shevchenko',
    'email' => isset($_POST['email']) ? $_POST['email'] : '',
    'phone' => isset($_POST['phone']) ? $_POST['phone'] : '050 000 00 05',
    'order_creation_method' => 'form "Order"',
    'is_need_callback' => '0',
    'callback_phone' => '',
    'sync' => '1',
    'is_need_check_order_in_processing' => '1',
    'is_need_check_order_in_processing_append' => '1',
    'is_skip_sending' => '0',
    'fields' => [
        'city' => 'Lviv',
        'price' => 1500,
        // 'charset' => 'Windows-1251', // when this site is not in UTF-8
    ],
    'client_fields' => [
        'position' => 'Buyer',
    ],
];

$answer = json_decode(file_get_contents($host . '/api/proxy/1.0/leads/add?' . http_build_query($lead)), true);

echo $answer['status'] === 'success' ? "Order {$answer['data']}\n" : "Not taken: {$answer['error']}\n";
